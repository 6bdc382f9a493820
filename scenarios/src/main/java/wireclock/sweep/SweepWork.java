package wireclock.sweep;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.run.RunLimits;
import wireclock.scenario.source.ScenarioException;

/**
 * What a run of a sweep is: its scenario and the limits of each run. It can be sent to another machine, on which no
 * file of the scenario is.
 */
public final class SweepWork {
    private final SweepScenario scenario;
    private final long runTimeoutNs;

    SweepWork(SweepScenario scenario, long runTimeoutNs) {
        this.scenario = scenario;
        this.runTimeoutNs = runTimeoutNs;
    }

    /** The sweep that it belongs to. */
    public SweepScenario scenario() {
        return scenario;
    }

    /**
     * The result of a run, carried out on the calling thread; null if it was interrupted.
     *
     * @param interrupted whether somebody wants the run to end now
     */
    @Nullable RunResult make(PlannedRun run, BooleanSupplier interrupted) {
        Long maxEvents = scenario.spec().maxEvents();
        RunLimits limits =
                new RunLimits(maxEvents == null ? Long.MAX_VALUE : maxEvents, runTimeoutNs, interrupted);
        return new SweepRun(scenario, limits).execute(run);
    }

    /** The same of a run by its number; one that hangs is left alone, and has timed out. */
    public @Nullable RunResult makeGuarded(int number, BooleanSupplier interrupted) throws IOException {
        PlannedRun run = scenario.plan().run(number);
        if (runTimeoutNs == Long.MAX_VALUE) {
            return make(run, interrupted);
        }
        Single single = new Single();
        try (SweepEngine engine = new LocalEngine(1, each -> make(each, interrupted), interrupted, runTimeoutNs)) {
            engine.run(List.of(run), single);
        }
        return single.result;
    }

    private static final class Single implements SweepEngine.Results {
        private @Nullable RunResult result;

        @Override
        public void accept(RunResult made) {
            result = made;
        }

        @Override
        public void pulse() {}
    }

    /** For another machine. */
    public byte[] encoded() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(runTimeoutNs);
        scenario.write(out);
        return bytes.toByteArray();
    }

    /** On that machine. */
    public static SweepWork decoded(byte[] bytes) throws IOException, ScenarioException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        long runTimeoutNs = in.readLong();
        return new SweepWork(SweepScenario.read(in), runTimeoutNs);
    }
}
