package wireclock.spark;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;
import scala.util.Try;
import wireclock.sweep.EngineException;
import wireclock.sweep.RunResult;
import wireclock.sweep.SweepEngine.Results;

/** One job of Spark: its results are handed on as they come. */
final class SparkJob {
    private static final long PULSE_NS = 200_000_000L;

    private final JavaRDD<Integer> runs;
    private final RunTask task;
    private final LostTasks lost;
    private final Workforce workers;
    private final BooleanSupplier interrupted;
    private final LinkedBlockingQueue<byte[]> done = new LinkedBlockingQueue<>();

    /**
     * What became of a job.
     *
     * @param isDone whether all runs have their results
     * @param lost of a job that Spark gave up: run to how its task was lost, the last time
     */
    record Outcome(boolean isDone, Map<Integer, String> lost) {}

    /**
     * @param runs one in each partition
     */
    SparkJob(JavaRDD<Integer> runs, RunTask task, LostTasks lost, Workforce workers, BooleanSupplier interrupted) {
        this.runs = runs;
        this.task = task;
        this.lost = lost;
        this.workers = workers;
        this.interrupted = interrupted;
    }

    /**
     * Carries the job out.
     *
     * @throws EngineException if Spark gives it up for another reason than that tasks were lost, or has nobody for it
     */
    Outcome run(List<Integer> numbers, Results results) throws IOException {
        SparkContext context = runs.rdd().sparkContext();
        lost.begin();
        SimpleFutureAction<BoxedUnit> action;
        try {
            action = context.submitJob(runs.rdd(), task, partitions(numbers.size()), (partition, bytes) -> {
                done.add(bytes);
                return BoxedUnit.UNIT;
            }, () -> BoxedUnit.UNIT);
        } catch (RuntimeException e) {
            throw givenUp(e);
        }
        try {
            follow(action, results);
        } finally {
            action.cancel();
        }
        Throwable failure = failure(action);
        if (failure == null) {
            return new Outcome(true, Map.of());
        }
        Map<Integer, String> byRun = new TreeMap<>();
        if (!interrupted.getAsBoolean()) {
            lost.awaitEnd();
            lost.reasons().forEach((index, reason) -> byRun.put(numbers.get(index), reason));
            if (byRun.isEmpty() || context.isStopped()) {
                throw givenUp(failure);
            }
        }
        return new Outcome(false, byRun);
    }

    private static Seq<Object> partitions(int count) {
        return CollectionConverters.<Object>asScala(
                IntStream.range(0, count).<Object>mapToObj(each -> each).toList()).toSeq();
    }

    private void follow(SimpleFutureAction<BoxedUnit> action, Results results) throws IOException {
        long pulsedNs = System.nanoTime();
        boolean ended = false;
        while (!ended) {
            // Asked before the queue is: results are in it before the job ends.
            ended = action.isCompleted();
            for (byte[] bytes = poll(ended); bytes != null; bytes = done.poll()) {
                if (bytes.length > 0) {
                    results.accept(RunResult.decoded(bytes));
                }
            }
            if (interrupted.getAsBoolean()) {
                return;
            }
            if (System.nanoTime() - pulsedNs >= PULSE_NS) {
                pulsedNs = System.nanoTime();
                results.pulse();
                workers.look();
            }
        }
    }

    private byte @Nullable [] poll(boolean ended) throws EngineException {
        try {
            return ended ? done.poll() : done.poll(PULSE_NS / 10, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("The thread was interrupted.", e);
        }
    }

    private static @Nullable Throwable failure(SimpleFutureAction<BoxedUnit> action) {
        if (!action.isCompleted()) {
            return new IllegalStateException("cancelled");
        }
        Try<BoxedUnit> value = action.value().get();
        return value.isFailure() ? value.failed().get() : null;
    }

    private static EngineException givenUp(Throwable failure) {
        String first = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        return new EngineException("Spark gave the job up: " + first + ".", failure);
    }
}
