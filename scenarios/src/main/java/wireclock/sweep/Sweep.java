package wireclock.sweep;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.reports.ResultFolderException;
import wireclock.reports.ResultSchema;
import wireclock.scenario.source.ScenarioException;

/** A sweep from its plan to its tables: makes the runs that the journal does not have, then writes what all say. */
public final class Sweep {
    private static final int MOST_MANIFESTS = 1_000;

    private final SweepScenario scenario;
    private final SweepSettings settings;
    private final SweepProgress progress;
    private final SweepFolder folder;
    private final SweepPlan plan;

    public Sweep(SweepScenario scenario, SweepSettings settings, SweepProgress progress) {
        this.scenario = scenario;
        this.settings = settings;
        this.progress = progress;
        this.folder = new SweepFolder(settings.out());
        this.plan = scenario.plan();
    }

    /**
     * Makes the sweep.
     *
     * @throws ResultFolderException if the folder cannot be written, or is not to be gone on with; what has been
     *         written to the journal stays there
     */
    public SweepReport execute() throws ResultFolderException {
        try (Journal journal = open()) {
            Schedule schedule = new Schedule(plan, settings.shard(), journal);
            long startNs = System.nanoTime();
            Duration cpuBefore = cpu();
            Recorder recorder;
            boolean missing;
            try (JournalForcer forcer = new JournalForcer(journal)) {
                recorder = new Recorder(journal, forcer, schedule, startNs);
                missing = make(schedule, recorder);
            }
            journal.force();
            recorder.pulse();
            SweepReport report = report(journal, schedule, missing);
            folder.json("timing.json", timing(System.nanoTime() - startNs, cpu().minus(cpuBefore), recorder.made));
            return report;
        } catch (EngineException e) {
            throw new ResultFolderException(e.getMessage() + " What is in the journal of " + settings.out()
                    + " stays; --resume goes on with it.", e);
        } catch (IOException e) {
            throw new ResultFolderException(settings.out() + ": cannot be written (" + e.getMessage()
                    + "). What is in its journal stays; --resume goes on with it.", e);
        }
    }

    private Journal open() throws IOException, ResultFolderException {
        Journal journal = folder.open(new Journal.Header(plan, settings.version(), settings.shard()), manifest(),
                settings.resume());
        Journal.Header there = journal.header();
        if (!there.version().equals(settings.version())) {
            OtherBuild.check(journal, plan, new SweepWork(scenario, settings.runTimeoutNs()), settings);
        }
        return there.plan().page().equals(plan.page()) ? journal
                : folder.renewed(journal, new Journal.Header(plan, there.version(), there.shard()), manifest());
    }

    /** Makes the runs that are to be made; whether some are missing in the end. */
    private boolean make(Schedule schedule, Recorder recorder) throws IOException {
        List<PlannedRun> runs = schedule.next();
        if (runs.isEmpty()) {
            return false;
        }
        try (SweepEngine engine = SweepEngines.start(new SweepWork(scenario, settings.runTimeoutNs()), settings)) {
            while (!runs.isEmpty() && !settings.interrupted().getAsBoolean()) {
                engine.run(runs, recorder);
                runs = schedule.next();
            }
        }
        return !runs.isEmpty();
    }

    private Map<String, @Nullable Object> manifest() {
        Map<String, @Nullable Object> tree = SweepFolder.manifestHead(versionAlone(), plan.name());
        tree.put("cells", plan.cells().stream().map(Cell::varied).toList());
        tree.put("sweep_sha256", plan.digest());
        tree.put("scenario", scenario.base().tree());
        return tree;
    }

    /** Results depend on the version, not on the revision. */
    private String versionAlone() {
        return settings.version().replaceFirst(" .*", "");
    }

    /** Writes tables and state. */
    private SweepReport report(Journal journal, Schedule schedule, boolean missing) throws IOException {
        boolean whole = settings.shard().equals(Shard.WHOLE);
        List<CellSummary> cells;
        List<CellVerdict> verdicts;
        SweepPageData page;
        try (SweepTables tables = new SweepTables(plan, schedule, journal, settings.out())) {
            cells = tables.write(whole);
            verdicts = tables.verdicts();
            page = tables.page();
        }
        SweepReport report = SweepReports.of(plan, journal, schedule, cells, verdicts, missing);
        writeManifests(report.failures());
        folder.json(ResultSchema.FILE, SweepSchema.tree(plan, whole, !verdicts.isEmpty()));
        folder.page(plan.name(), whole && settings.html() ? page.tree(report) : null);
        folder.json(SweepState.FILE, SweepState.tree(plan, report));
        return report;
    }

    /** What is needed to make a failed run again: its scenario as it was resolved. */
    private void writeManifests(List<SweepReport.Failure> failures) throws IOException {
        for (SweepReport.Failure failure : failures.subList(0, Math.min(MOST_MANIFESTS, failures.size()))) {
            Map<String, @Nullable Object> tree = SweepFolder.manifestHead(versionAlone(), plan.name());
            tree.put("run_id", failure.runId());
            tree.put("seed", failure.seed());
            tree.put("params", failure.cell().params());
            tree.put("status", failure.status().text());
            tree.put("error", failure.error());
            try {
                tree.put("scenario", scenario.of(new PlannedRun(0, failure.cell(), failure.seed())).tree());
            } catch (ScenarioException e) {
                tree.put("scenario", null);
            }
            folder.json(SweepState.manifestOf(failure.runId()), tree);
        }
    }

    /** Of all threads of this process. */
    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private Map<String, Object> timing(long wallNs, Duration cpu, int made) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("wall_s", wallNs / 1e9);
        tree.put("cpu_s", cpu.toNanos() / 1e9);
        tree.put("jobs", settings.jobs());
        tree.put("runs", made);
        tree.put("runs_per_s", wallNs == 0 ? 0.0 : made / (wallNs / 1e9));
        return tree;
    }

    /** Takes the results into the journal, and tells how far it has come. */
    private final class Recorder implements SweepEngine.Results {
        private final Journal journal;
        private final JournalForcer forcer;
        private final Schedule schedule;
        private final long startNs;
        private final int total;
        private int made;
        private int failed;

        Recorder(Journal journal, JournalForcer forcer, Schedule schedule, long startNs) {
            this.journal = journal;
            this.forcer = forcer;
            this.schedule = schedule;
            this.startNs = startNs;
            int mine = 0;
            for (int run = 0; run < plan.size(); run++) {
                mine += settings.shard().has(plan.run(run), plan) ? 1 : 0;
            }
            this.total = mine;
        }

        @Override
        public void accept(RunResult result) throws IOException {
            journal.append(result);
            schedule.note(result);
            made++;
            failed += result.status() == RunStatus.DONE ? 0 : 1;
        }

        @Override
        public void pulse() throws IOException {
            forcer.check();
            progress.advanced(journal.recorded(), total, failed, made, System.nanoTime() - startNs);
        }
    }
}
