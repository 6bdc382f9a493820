package wireclock.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import wireclock.engine.SimTime;
import wireclock.reports.ResultFolderException;
import wireclock.scenario.source.ScenarioException;
import wireclock.sweep.CellVerdict;
import wireclock.sweep.RunStatus;
import wireclock.sweep.Shard;
import wireclock.sweep.Sweep;
import wireclock.sweep.SweepEngines;
import wireclock.sweep.SweepProgress;
import wireclock.sweep.SweepReport;
import wireclock.sweep.SweepScenario;
import wireclock.sweep.SweepSettings;

/** Makes all runs of a scenario's sweep. */
@Command(name = "sweep", description = "Makes the runs of a scenario's 'sweep:', and tables of what they say together.")
final class SweepCommand implements Callable<Integer> {
    private final ScenarioRunner runner;
    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A scenario with 'sweep:'.")
    private Path file = Path.of("");

    @Option(names = "--jobs", paramLabel = "N", converter = NumberConverter.class,
            description = "How many runs at a time; by default as many as there are cores.")
    private @Nullable Long jobs;

    @Option(names = "--out", paramLabel = "DIR",
            description = "The result folder; by default runs/ and the scenario's name.")
    private @Nullable Path out;

    @Option(names = "--resume", description = "Goes on with the sweep in the result folder, if there is one.")
    private boolean resume;

    @Option(names = "--shard", paramLabel = "I/N", converter = ShardConverter.class,
            description = "Makes the I-th of N parts; 'wireclock merge' joins them.")
    private @Nullable Shard shard;

    @Option(names = "--run-timeout", paramLabel = "TIME", converter = TimeConverter.class,
            description = "Gives a run up after so much real time, such as '60 s'; the others go on.")
    private @Nullable Long runTimeoutPs;

    @Option(names = "--engine", paramLabel = "NAME", description = "Where the runs are made: local; spark, on Apache "
            + "Spark in this process; or the URL of a Spark cluster, spark://HOST:PORT.")
    private String engine = SweepEngines.LOCAL;

    @Option(names = "--no-html", description = "Leaves out the page report.html.")
    private boolean noHtml;

    @Option(names = {"-q", "--quiet"}, description = "Prints nothing but errors.")
    private boolean quiet;

    SweepCommand(ScenarioRunner runner, Terminal terminal) {
        this.runner = runner;
        this.terminal = terminal;
    }

    /** Reads {@code 3/8}. */
    static final class ShardConverter implements ITypeConverter<Shard> {
        @Override
        public Shard convert(String text) {
            if (text.matches("[0-9]{1,6}/[0-9]{1,6}")) {
                int slash = text.indexOf('/');
                int number = Integer.parseInt(text.substring(0, slash));
                Shard shard = new Shard(number, Integer.parseInt(text.substring(slash + 1)));
                if (shard.number() >= 1 && shard.number() <= shard.of()) {
                    return shard;
                }
            }
            throw new TypeConversionException("'" + text + "' is no part of a sweep. Write 1/8 for the first of eight");
        }
    }

    @Override
    public Integer call() {
        checkOptions();
        SweepScenario scenario;
        try {
            scenario = SweepScenario.load(file);
        } catch (ScenarioException e) {
            new ScenarioFiles(runner, terminal).print(e);
            return ExitStatus.WRONG_INPUT;
        }
        Path folder = out == null ? Path.of("runs", scenario.plan().name()) : out;
        try (Interrupt interrupt = new Interrupt()) {
            ProgressLine progress = new ProgressLine(scenario.plan().name());
            SweepReport report = new Sweep(scenario, settings(folder, interrupt), quiet ? SweepProgress.NONE : progress)
                    .execute();
            progress.clear();
            print(report, folder);
            return interrupt.requested() ? ExitStatus.INTERRUPTED : status(report);
        } catch (ResultFolderException e) {
            terminal.err().println(terminal.red("wireclock: " + e.getMessage()));
            return ExitStatus.WRONG_INPUT;
        }
    }

    private void checkOptions() {
        if (!SweepEngines.have(engine)) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), engine.startsWith("spark")
                    ? "the engine 'spark' is not on the class path. Build it once by 'mvn -q -Pspark -pl sweep-spark -am "
                            + "-DskipTests package' and start with ./wireclock; docs/sweeps.md says more."
                    : "there is no engine '" + engine + "'. Engines: local, spark, spark://HOST:PORT.");
        }
        if (jobs != null && (jobs < 1 || jobs > 10_000)) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(),
                    jobs + " runs at a time cannot be made. Give --jobs a number from 1 to 10000.");
        }
    }

    private SweepSettings settings(Path folder, Interrupt interrupt) {
        Version version = new Version();
        return new SweepSettings(folder, jobs == null ? Runtime.getRuntime().availableProcessors() : jobs.intValue(),
                resume, shard == null ? Shard.WHOLE : shard,
                runTimeoutPs == null ? Long.MAX_VALUE : Math.ceilDiv(runTimeoutPs, SimTime.NANOSECOND), !noHtml,
                version.version() + " (" + version.revision() + ")", interrupt::requested, engine);
    }

    private void print(SweepReport report, Path folder) {
        terminal.err().print(SweepText.failures(report, terminal));
        if (!quiet) {
            terminal.out().print(SweepText.summary(report, terminal));
            terminal.out().println("Results: " + folder);
        }
        terminal.flush();
    }

    /** What is asserted holds, or does not, or cannot be told. A run that threw is our defect; one that went beyond its limits did not do what was asked. */
    static int status(SweepReport report) {
        int status = report.verdicts().stream().anyMatch(CellVerdict::isFailed) ? ExitStatus.FAILED
                : report.verdicts().stream().anyMatch(CellVerdict::isInconclusive) ? ExitStatus.INCONCLUSIVE
                : ExitStatus.OK;
        for (SweepReport.Failure failure : report.failures()) {
            status = ExitStatus.graver(status,
                    failure.status() == RunStatus.FAILED ? ExitStatus.DEFECT : ExitStatus.FAILED);
        }
        return status;
    }

    /** One line written over and over on a terminal, a line now and then elsewhere. */
    private final class ProgressLine implements SweepProgress {
        private static final long FIRST_NS = 1_000_000_000L;
        private static final long BETWEEN_LINES_NS = 10_000_000_000L;

        private final String name;
        private long lastNs;
        private int width;

        ProgressLine(String name) {
            this.name = name;
        }

        @Override
        public void advanced(int done, int total, int failed, int doneHere, long elapsedNs) {
            if (elapsedNs < FIRST_NS || !terminal.color() && elapsedNs - lastNs < BETWEEN_LINES_NS) {
                return;
            }
            lastNs = elapsedNs;
            String line = SweepText.progress(name, done, total, failed, doneHere, elapsedNs);
            if (terminal.color()) {
                terminal.err().print("\r" + line + " ".repeat(Math.max(width - line.length(), 0)));
                width = line.length();
            } else {
                terminal.err().println(line);
            }
            terminal.err().flush();
        }

        void clear() {
            if (width > 0) {
                terminal.err().print("\r" + " ".repeat(width) + "\r");
                terminal.err().flush();
            }
        }
    }
}
