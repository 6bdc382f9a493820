package wireclock.sweep;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import wireclock.reports.JsonWriter;
import wireclock.scenario.Overrides;
import wireclock.scenario.Scenario;
import wireclock.scenario.ScenarioDocument;
import wireclock.scenario.ScenarioLoader;
import wireclock.scenario.SweepSpec;
import wireclock.scenario.run.ScenarioCheck;
import wireclock.scenario.language.Marked;
import wireclock.scenario.source.Mark;
import wireclock.scenario.source.Problem;
import wireclock.scenario.source.ScenarioException;
import wireclock.scenario.source.Sha256;

/** A scenario with a sweep, read once and found sound in every cell; scenarios of single runs are made of it. */
public final class SweepScenario {
    private final ScenarioDocument document;
    private final Scenario base;
    private final SweepSpec spec;
    private final SweepPlan plan;
    private final SequencedMap<String, String> sources;

    /**
     * @param sources all that was read, for whichever cell; the scenario's own file first
     */
    private SweepScenario(ScenarioDocument document, Scenario base, SweepSpec spec, SweepPlan plan,
            SequencedMap<String, String> sources) {
        this.document = document;
        this.base = base;
        this.spec = spec;
        this.plan = plan;
        this.sources = sources;
    }

    /**
     * Reads a file, and checks all cells short of running them.
     *
     * @throws ScenarioException with all that is wrong; what is wrong in several cells is said of the first
     */
    public static SweepScenario load(Path file) throws ScenarioException {
        ScenarioDocument document = ScenarioLoader.open(file);
        Scenario base = document.scenario(Overrides.NONE);
        SweepSpec spec = base.sweep();
        if (spec == null) {
            throw new ScenarioException(List.of(base.problem(Mark.FILE, "there is no sweep in this scenario",
                    "Write 'sweep: {matrix: {…}, seeds: 1..10}', or use 'wireclock run'.")));
        }
        SweepSpec.StopWhen stop = spec.stopWhen();
        if (stop != null) {
            MetricNames.check(stop.metric(), base);
        }
        for (SweepSpec.Plot plot : spec.plots()) {
            MetricNames.check(plot.metric(), base);
        }
        List<Cell> cells = new ArrayList<>();
        Map<String, Problem> problems = new LinkedHashMap<>();
        SequencedMap<String, String> sources = new LinkedHashMap<>(base.origin().sources());
        String digest = Sha256.of(document.content());
        for (Map<String, String> varied : new CellGrid(base, spec).cells()) {
            try {
                Scenario scenario = document.ofOneRun(new Overrides(varied, spec.seeds().getFirst(), null));
                ScenarioCheck.check(scenario);
                scenario.origin().sources().forEach(sources::putIfAbsent);
                cells.add(new Cell(cells.size(), varied, scenario.params()));
                digest = Sha256.of(digest + JsonWriter.write(withoutDescription(scenario.tree())));
            } catch (ScenarioException e) {
                for (Problem problem : e.problems()) {
                    problems.putIfAbsent(problem.line() + ":" + problem.column(), in(varied, problem));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new ScenarioException(List.copyOf(problems.values()));
        }
        StopRule rule = stop == null ? null
                : new StopRule(stop.metric().value(), stop.halfWidth(), stop.minSeeds(), stop.confidence());
        if ((long) cells.size() * spec.seeds().size() > Integer.MAX_VALUE) {
            throw new ScenarioException(List.of(base.problem(spec.place().mark(), "the sweep has more than "
                    + Integer.MAX_VALUE + " runs", "Give fewer seeds or values.")));
        }
        return new SweepScenario(document, base, spec,
                new SweepPlan(base.name(), cells, spec.seeds(), spec.confidence(), rule, page(base, spec), digest),
                sources);
    }

    /** For another machine: every text that it was read from, and what was made of it. */
    void write(DataOutputStream out) throws IOException {
        out.writeUTF(base.file());
        out.writeInt(sources.size());
        for (Map.Entry<String, String> source : sources.entrySet()) {
            out.writeUTF(source.getKey());
            RunResult.text(source.getValue(), out);
        }
        plan.write(out);
    }

    /** On that machine: no file is touched, and nothing is checked again. */
    static SweepScenario read(DataInputStream in) throws IOException, ScenarioException {
        String file = in.readUTF();
        SequencedMap<String, String> sources = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            sources.put(in.readUTF(), RunResult.text(in));
        }
        ScenarioDocument document = ScenarioLoader.open(Path.of(file), sources);
        Scenario base = document.scenario(Overrides.NONE);
        return new SweepScenario(document, base, Objects.requireNonNull(base.sweep()), SweepPlan.read(in), sources);
    }

    private static Map<String, Object> withoutDescription(Map<String, ?> tree) {
        Map<String, Object> rest = new LinkedHashMap<>(tree);
        rest.remove("description");
        return rest;
    }

    private static SweepPlan.Page page(Scenario base, SweepSpec spec) {
        return new SweepPlan.Page(base.description(), base.file(), spec.plots().stream().map(plot -> {
            Marked<String> over = plot.over();
            return new SweepPlan.Plot(plot.metric().value(), over == null ? "" : over.value());
        }).toList());
    }

    private static Problem in(Map<String, String> varied, Problem problem) {
        String cell = new Cell(0, varied, Map.of()).toString();
        return new Problem(problem.file(), problem.line(), problem.column(), problem.message(),
                (problem.hint() + " This is in the cell " + cell + " of the sweep.").strip());
    }

    /** The scenario as its file says it. */
    public Scenario base() {
        return base;
    }

    public SweepSpec spec() {
        return spec;
    }

    public SweepPlan plan() {
        return plan;
    }

    /** The scenario of one run. */
    Scenario of(PlannedRun run) throws ScenarioException {
        return document.ofOneRun(new Overrides(run.cell().varied(), run.seed(), null));
    }
}
