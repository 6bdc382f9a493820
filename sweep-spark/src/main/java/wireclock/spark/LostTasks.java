package wireclock.spark;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.jspecify.annotations.Nullable;

/** Notes which tasks of a job were lost with the process that they ran in. Spark tells of it on a thread of its own. */
final class LostTasks extends SparkListener {
    private static final int MOST_SECONDS = 30;

    private final Map<Integer, String> reasons = new TreeMap<>();
    private CountDownLatch end = new CountDownLatch(1);
    /** The job at hand, once Spark has told of its beginning: what is told later of the one before does not count. */
    private @Nullable SparkListenerJobStart job;

    /** Before a job. */
    synchronized void begin() {
        reasons.clear();
        end = new CountDownLatch(1);
        job = null;
    }

    @Override
    public synchronized void onJobStart(SparkListenerJobStart start) {
        job = start;
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd task) {
        if (job != null && job.stageIds().contains(task.stageId())
                && task.reason() instanceof ExecutorLostFailure failure) {
            String text = failure.toErrorString().replaceAll("\\s+", " ").strip();
            reasons.put(task.taskInfo().index(), text);
        }
    }

    @Override
    public synchronized void onJobEnd(SparkListenerJobEnd ended) {
        if (job != null && job.jobId() == ended.jobId()) {
            end.countDown();
        }
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
