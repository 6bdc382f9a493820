package wireclock.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.reports.CutShort;
import wireclock.reports.ResultFolderException;
import wireclock.scenario.Overrides;
import wireclock.scenario.Scenario;
import wireclock.scenario.language.Amount;
import wireclock.scenario.run.MemoryRun;
import wireclock.scenario.run.ProgressListener;
import wireclock.scenario.run.RunLimits;
import wireclock.scenario.run.RunReport;
import wireclock.scenario.run.RunSettings;
import wireclock.scenario.run.ScenarioCheck;
import wireclock.scenario.run.ScenarioRun;
import wireclock.scenario.run.ToolVersion;
import wireclock.scenario.source.Mark;
import wireclock.scenario.source.Problem;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.ScenarioException;
import wireclock.scenario.source.YamlNode;

/**
 * A scenario that was read, and what is set from outside; it never changes. Each run of it begins anew, so that the same
 * simulation may be run on several threads at once.
 */
public final class Simulation {
    private final ScenarioText text;
    private final Overrides overrides;
    private final @Nullable Path folder;
    private final boolean captureAll;
    private final Scenario scenario;

    private Simulation(ScenarioText text, Overrides overrides, @Nullable Path folder, boolean captureAll) {
        this.text = text;
        this.overrides = overrides;
        this.folder = folder;
        this.captureAll = captureAll;
        try {
            this.scenario = text.load(overrides);
        } catch (ScenarioException e) {
            throw new InvalidScenarioException(e);
        }
    }

    static Simulation of(ScenarioText text) {
        return new Simulation(text, Overrides.NONE, null, false);
    }

    /** With another seed, as {@code --seed}. */
    public Simulation seed(long seed) {
        return with(new Overrides(overrides.params(), seed, overrides.durationPs(), overrides.captureLimits()));
    }

    /** With another value of a parameter, as {@code --set name=value}. */
    public Simulation set(String name, String value) {
        Map<String, String> params = new LinkedHashMap<>(overrides.params());
        params.put(name, value);
        return with(new Overrides(params, overrides.seed(), overrides.durationPs(), overrides.captureLimits()));
    }

    /** With another duration, such as {@code 5 s}, as {@code --until}. */
    public Simulation until(String time) {
        Problems problems = new Problems("until");
        Long durationPs = Amount.POSITIVE_TIME.read(new YamlNode.Scalar(Mark.FILE, time, false), problems);
        if (durationPs == null) {
            Problem problem = problems.inOrder().getFirst();
            throw new IllegalArgumentException((problem.message() + ". " + problem.hint()).strip());
        }
        return with(new Overrides(overrides.params(), overrides.seed(), durationPs, overrides.captureLimits()));
    }

    /** With a result folder, as {@code --out}; without it nothing is written. */
    public Simulation into(Path results) {
        return new Simulation(text, overrides, results, captureAll);
    }

    /** With every port captured, as {@code --capture}; goes with a result folder. */
    public Simulation capture() {
        return new Simulation(text, overrides, folder, true);
    }

    private Simulation with(Overrides others) {
        return new Simulation(text, others, folder, captureAll);
    }

    public String name() {
        return scenario.name();
    }

    public long seed() {
        return scenario.seed();
    }

    /** The text of the scenario, without the files it includes. */
    public String yaml() {
        return scenario.origin().sources().firstEntry().getValue();
    }

    /**
     * The command that makes the same run. Of a scenario that is in no file, save {@link #yaml} under the name that the
     * command has.
     */
    public String command() {
        StringBuilder command = new StringBuilder("wireclock run ").append(quoted(text.file()));
        command.append(" --seed ").append(seed());
        overrides.params().forEach((name, value) -> command.append(" --set ").append(quoted(name + "=" + value)));
        Long untilPs = overrides.durationPs();
        if (untilPs != null) {
            command.append(" --until ").append(quoted(Amount.POSITIVE_TIME.write(untilPs).toString()));
        }
        return command.append(captureAll ? " --capture" : "").toString();
    }

    /** Whether the scenario is the text of a program rather than a file. */
    public boolean isInProgram() {
        return text instanceof ScenarioText.OfText;
    }

    /** For a shell. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=,+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Runs it with another seed. */
    public Run run(long seed) {
        return seed(seed).run();
    }

    /**
     * Runs it, on this thread. Interrupting the thread cuts the run short, so that time limits of tests end it.
     *
     * @throws InvalidScenarioException if it cannot be run as it is written
     * @throws IllegalStateException for a defect of the simulator
     * @throws UncheckedIOException if the results cannot be written
     */
    public Run run() {
        RunLimits limits = new RunLimits(Long.MAX_VALUE, Long.MAX_VALUE, () -> Thread.currentThread().isInterrupted(),
                CutShort.EVENT_BUDGET);
        try {
            ScenarioCheck.check(scenario);
            return new Run(this, execute(limits), folder);
        } catch (ScenarioException e) {
            throw new InvalidScenarioException(e);
        } catch (ResultFolderException e) {
            throw new UncheckedIOException(new IOException(e.getMessage(), e));
        }
    }

    private RunReport execute(RunLimits limits) throws ScenarioException, ResultFolderException {
        if (folder == null) {
            return new MemoryRun(scenario, limits).execute();
        }
        RunSettings settings = new RunSettings(folder, captureAll, limits, ProgressListener.NONE, null, true);
        return new ScenarioRun(scenario, settings, ToolVersion.current()).execute();
    }
}
