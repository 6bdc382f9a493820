package wireclock.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import wireclock.sweep.EngineException;
import wireclock.sweep.PlannedRun;
import wireclock.sweep.RunResult;
import wireclock.sweep.RunStatus;
import wireclock.sweep.SweepEngine;
import wireclock.sweep.SweepWork;

/**
 * Carries out runs on Spark, each as a task. What goes wrong in a run is that run's result, as on threads of one
 * process; a task that is lost with its machine Spark gives to another.
 *
 * <p>A run that takes its process down with it is not told by Spark from one that a machine was taken from: it gives up
 * the whole job when a task is lost for the fourth time, and all that ran in the same process are lost as often. Whatever
 * was lost in such a job is then made once more with nothing beside it. Who is lost there too has itself to blame.
 */
final class SparkEngine implements SweepEngine {
    /** Spark keeps some kilobytes of each task of a job until the job ends. */
    private static final int MOST_TASKS = 10_000;

    private final JavaSparkContext context;
    private final Broadcast<SharedWork> work;
    private final LostTasks lost = new LostTasks();
    private final Workforce workers;
    private final BooleanSupplier interrupted;

    private SparkEngine(JavaSparkContext context, SharedWork work, BooleanSupplier interrupted) {
        this.context = context;
        this.work = context.broadcast(work);
        this.interrupted = interrupted;
        this.workers = new Workforce(context.sc());
        context.sc().addSparkListener(lost);
    }

    /**
     * Starts Spark.
     *
     * @param interrupted whether somebody wants the runs to end now
     */
    static SparkEngine start(SparkSetup setup, SweepWork work, BooleanSupplier interrupted) throws EngineException {
        try {
            SharedWork shared = new SharedWork(work.encoded());
            return new SparkEngine(new JavaSparkContext(SparkContext.getOrCreate(setup.conf())), shared, interrupted);
        } catch (IOException | RuntimeException e) {
            throw new EngineException("Spark does not start with the master " + setup.master() + ": " + e.getMessage()
                    + ".", e);
        }
    }

    @Override
    public void run(List<PlannedRun> runs, Results results) throws IOException {
        for (int from = 0; from < runs.size() && !interrupted.getAsBoolean(); from += MOST_TASKS) {
            List<PlannedRun> some = runs.subList(from, Math.min(from + MOST_TASKS, runs.size()));
            together(some.stream().map(PlannedRun::number).toList(), results);
        }
    }

    private void together(List<Integer> runs, Results results) throws IOException {
        Set<Integer> left = new LinkedHashSet<>(runs);
        while (!left.isEmpty() && !interrupted.getAsBoolean()) {
            SparkJob.Outcome outcome = job(left, results);
            if (outcome.isDone() || interrupted.getAsBoolean()) {
                return;
            }
            // Of those that were lost: who ran where nothing was lost is not told of here.
            for (int suspect : outcome.lost().keySet()) {
                if (left.contains(suspect) && !interrupted.getAsBoolean()) {
                    alone(suspect, results);
                    left.remove(suspect);
                }
            }
        }
    }

    private void alone(int run, Results results) throws IOException {
        SparkJob.Outcome outcome = job(new LinkedHashSet<>(List.of(run)), results);
        if (!outcome.isDone() && !interrupted.getAsBoolean()) {
            results.accept(RunResult.without(run, RunStatus.FAILED,
                    "its process ended " + SparkSetup.TRIES + " times: " + outcome.lost().get(run)));
        }
    }

    /** Those that have a result are no longer left. */
    private SparkJob.Outcome job(Set<Integer> left, Results results) throws IOException {
        List<Integer> runs = new ArrayList<>(left);
        SparkJob job = new SparkJob(context.parallelize(runs, runs.size()), new RunTask(work), lost, workers,
                interrupted);
        return job.run(runs, new Results() {
            @Override
            public void accept(RunResult result) throws IOException {
                left.remove(result.run());
                results.accept(result);
            }

            @Override
            public void pulse() throws IOException {
                results.pulse();
            }
        });
    }

    @Override
    public void close() {
        context.close();
    }
}
