package wireclock.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Carries out runs on threads of this process, each run on one of them from its beginning to its end. */
final class LocalEngine implements SweepEngine {
    private static final long PULSE_NS = 200_000_000L;
    /** A run looks at the clock itself; one that does not come to it within this is hung. */
    private static final long GRACE_NS = 5_000_000_000L;

    /** Of each worker: so many short runs are done until the other thread has its turn on a busy machine. */
    private static final int RESULTS_WAITING = 32;

    private final int jobs;
    private final Function<PlannedRun, @Nullable RunResult> work;
    private final BooleanSupplier interrupted;
    private final long runTimeoutNs;

    /**
     * @param jobs how many threads
     * @param work carries out a run on the calling thread; null if it was interrupted
     * @param runTimeoutNs after which a run ends itself, or Long.MAX_VALUE
     */
    LocalEngine(int jobs, Function<PlannedRun, @Nullable RunResult> work, BooleanSupplier interrupted,
            long runTimeoutNs) {
        this.jobs = jobs;
        this.work = work;
        this.interrupted = interrupted;
        this.runTimeoutNs = runTimeoutNs;
    }

    @Override
    public void run(List<PlannedRun> runs, Results results) throws IOException {
        new Batch(runs, results).run();
    }

    /** The threads have ended with each list of runs. */
    @Override
    public void close() {}

    /** One list of runs on its way. */
    private final class Batch {
        private final List<PlannedRun> runs;
        private final Results results;
        private final AtomicInteger next = new AtomicInteger();
        private final BlockingQueue<RunResult> done = new ArrayBlockingQueue<>(RESULTS_WAITING * jobs);
        private final List<Worker> workers = new ArrayList<>();
        private volatile boolean stopped;

        Batch(List<PlannedRun> runs, Results results) {
            this.runs = runs;
            this.results = results;
        }

        void run() throws IOException {
            for (int i = 0; i < Math.min(jobs, runs.size()); i++) {
                workers.add(new Worker());
            }
            workers.forEach(Worker::start);
            try {
                long pulsedNs = System.nanoTime();
                boolean ended = false;
                while (!ended) {
                    // Asked before the queue is: what a worker has left behind must be seen once more.
                    ended = workers.stream().noneMatch(Worker::isAlive);
                    for (RunResult result = poll(ended); result != null; result = done.poll()) {
                        results.accept(result);
                    }
                    if (System.nanoTime() - pulsedNs >= PULSE_NS) {
                        pulsedNs = System.nanoTime();
                        results.pulse();
                        replaceHungWorkers();
                    }
                }
            } finally {
                stopped = true;
            }
        }

        private @Nullable RunResult poll(boolean ended) {
            try {
                return ended ? done.poll() : done.poll(PULSE_NS / 10, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                stopped = true;
                Thread.currentThread().interrupt();
                return null;
            }
        }

        /** A thread cannot be ended from outside: the hung one is left alone, and another takes its place. */
        private void replaceHungWorkers() throws IOException {
            long limitNs = runTimeoutNs > Long.MAX_VALUE / 2 - GRACE_NS ? Long.MAX_VALUE : 2 * runTimeoutNs + GRACE_NS;
            for (int i = 0; i < workers.size(); i++) {
                Worker worker = workers.get(i);
                PlannedRun run = worker.current.get();
                if (run != null && System.nanoTime() - worker.startedNs > limitNs
                        && worker.current.compareAndSet(run, null)) {
                    results.accept(RunResult.without(run.number(), RunStatus.TIMEOUT, "hung, and did not end in time"));
                    workers.set(i, new Worker());
                    workers.get(i).start();
                }
            }
        }

        /** One thread, one run after the other. */
        private final class Worker {
            private final AtomicReference<@Nullable PlannedRun> current = new AtomicReference<>();
            private final Thread thread = Thread.ofPlatform().daemon(true).name("sweep worker").unstarted(this::goOn);
            private volatile long startedNs;

            void start() {
                thread.start();
            }

            boolean isAlive() {
                return thread.isAlive();
            }

            private void goOn() {
                int index = next.getAndIncrement();
                while (index < runs.size() && !stopped && !interrupted.getAsBoolean()) {
                    PlannedRun run = runs.get(index);
                    startedNs = System.nanoTime();
                    current.set(run);
                    RunResult result = work.apply(run);
                    if (!current.compareAndSet(run, null) || result != null && !hand(result)) {
                        return;
                    }
                    index = next.getAndIncrement();
                }
            }

            private boolean hand(RunResult result) {
                try {
                    while (!done.offer(result, PULSE_NS, TimeUnit.NANOSECONDS)) {
                        if (stopped) {
                            return false;
                        }
                    }
                    return true;
                } catch (InterruptedException e) {
                    return false;
                }
            }
        }
    }
}
