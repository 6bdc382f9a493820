package wireclock.spark;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Notes which tasks of a job were lost with the process that they ran in. Spark tells of it on a thread of its own. */
final class LostTasks extends SparkListener {
    private static final int MOST_SECONDS = 30;

    private final Map<Integer, String> reasons = new TreeMap<>();
    private CountDownLatch end = new CountDownLatch(1);

    /** Before a job. Of a stray task of the job before it no more comes than that a run is made with nothing beside it. */
    synchronized void begin() {
        reasons.clear();
        end = new CountDownLatch(1);
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd task) {
        if (task.reason() instanceof ExecutorLostFailure failure) {
            String text = failure.toErrorString().replaceAll("\\s+", " ").strip();
            reasons.put(task.taskInfo().index(), text);
        }
    }

    @Override
    public synchronized void onJobEnd(SparkListenerJobEnd job) {
        end.countDown();
    }

    /** Waits until all has been told of the job that has just ended. */
    void awaitEnd() {
        CountDownLatch latch;
        synchronized (this) {
            latch = end;
        }
        try {
            boolean told = latch.await(MOST_SECONDS, TimeUnit.SECONDS);
            assert told || reasons().isEmpty() : "Spark has not told of the end of a job";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Index of the task to why it was lost, the last time. */
    synchronized Map<Integer, String> reasons() {
        return new TreeMap<>(reasons);
    }
}
