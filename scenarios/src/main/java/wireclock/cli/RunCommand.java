package wireclock.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wireclock.engine.SimTime;
import wireclock.scenario.Overrides;
import wireclock.scenario.Scenario;
import wireclock.scenario.source.ScenarioException;

/** Runs scenarios. */
@Command(name = "run", description = "Runs scenarios and writes a result folder for each.")
final class RunCommand implements Callable<Integer> {
    private final ScenarioRunner runner;
    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Scenarios.")
    private List<Path> files = List.of();

    @Option(names = "--seed", paramLabel = "N", converter = NumberConverter.class,
            description = "Instead of the scenario's seed.")
    private @Nullable Long seed;

    @Option(names = "--set", paramLabel = "NAME=VALUE", converter = Setting.Converter.class,
            description = "Sets a parameter of the scenario; may be repeated.")
    private List<Setting> settings = List.of();

    @Option(names = "--out", paramLabel = "DIR",
            description = "The result folder; by default runs/ and the scenario's name. "
            + "Of several scenarios, the folder of their result folders.")
    private @Nullable Path out;

    @Option(names = "--until", paramLabel = "TIME", converter = TimeConverter.class,
            description = "Instead of the scenario's duration, such as '5 s'.")
    private @Nullable Long untilPs;

    @Mixin
    private final CaptureOptions capture = new CaptureOptions();

    @Mixin
    private final TraceOptions trace = new TraceOptions();

    @Option(names = "--junit", paramLabel = "FILE",
            description = "Writes the verdicts on the assertions as JUnit XML, for servers that build and test.")
    private @Nullable Path junit;

    @Option(names = "--what-if", description = "Runs it again for each thing that held a TCP flow back, with that "
            + "relaxed, and shows what would come of it.")
    private boolean whatIf;

    @Option(names = "--no-html", description = "Leaves out the page report.html, and what is watched for it.")
    private boolean noHtml;

    @Option(names = "--json", description = "Prints the summary as JSON.")
    private boolean json;

    @Option(names = "--max-events", paramLabel = "N", converter = NumberConverter.class,
            description = "Cuts the run short after so many events.")
    private @Nullable Long maxEvents;

    @Option(names = "--max-wall", paramLabel = "TIME", converter = TimeConverter.class,
            description = "Cuts the run short after so much real time, such as '60 s'.")
    private @Nullable Long maxWallPs;

    @Option(names = {"-q", "--quiet"}, description = "Prints nothing but errors.")
    private boolean quiet;

    RunCommand(ScenarioRunner runner, Terminal terminal) {
        this.runner = runner;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ScenarioFiles loading = new ScenarioFiles(runner, terminal);
        List<Scenario> scenarios = loading.load(files, new Overrides(parameters(), seed, untilPs, capture.limits()));
        if (scenarios.size() < files.size() || namedAlike(scenarios) || untraceable(scenarios)) {
            return ExitStatus.WRONG_INPUT;
        }
        int status = ExitStatus.OK;
        JunitReport report = junit == null ? null : new JunitReport(junit);
        for (Scenario scenario : scenarios) {
            try {
                status = ExitStatus.graver(status, runner.run(scenario, options(scenario, report)));
            } catch (ScenarioException e) {
                loading.print(e);
                status = ExitStatus.graver(status, ExitStatus.WRONG_INPUT);
            }
        }
        if (report != null) {
            report.write();
        }
        return status;
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        settings.forEach(setting -> parameters.put(setting.name(), setting.value()));
        return parameters;
    }

    /** Reports scenarios whose results would go to the same folder. */
    private boolean namedAlike(List<Scenario> scenarios) {
        Map<String, String> files = new HashMap<>();
        for (Scenario scenario : scenarios) {
            String other = files.putIfAbsent(scenario.name(), scenario.file());
            if (other != null) {
                terminal.err().println(terminal.red(scenario.file() + ": the name '" + scenario.name()
                        + "' is also that of " + other
                        + ". Results would go to the same folder: run them one by one with --out."));
                return true;
            }
        }
        return false;
    }

    /** Reports what cannot be traced. */
    private boolean untraceable(List<Scenario> scenarios) {
        String problem = json && trace.wanted() ? "--trace and --json would print to the same place: take one of them."
                : scenarios.stream().map(trace::problem).filter(Objects::nonNull).findFirst().orElse(null);
        if (problem != null) {
            terminal.err().println(terminal.red("wireclock: " + problem));
        }
        return problem != null;
    }

    private RunOptions options(Scenario scenario, @Nullable JunitReport report) {
        Path folder = out == null ? Path.of("runs", scenario.name()) : files.size() == 1 ? out
                : out.resolve(scenario.name());
        return new RunOptions(folder, capture.all(), !noHtml, json, maxEvents,
                maxWallPs == null ? null : Math.ceilDiv(maxWallPs, SimTime.NANOSECOND), quiet, terminal, report, whatIf,
                trace.trace(terminal));
    }
}
