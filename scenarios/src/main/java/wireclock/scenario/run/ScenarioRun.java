package wireclock.scenario.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.MetricRegistry;
import wireclock.metrics.Transcript;
import wireclock.reports.ArqCsv;
import wireclock.reports.AssertionsCsv;
import wireclock.reports.CutShort;
import wireclock.reports.FaultsCsv;
import wireclock.reports.FlowsCsv;
import wireclock.reports.LimitsCsv;
import wireclock.reports.LinksCsv;
import wireclock.reports.Manifest;
import wireclock.reports.ResultFolder;
import wireclock.reports.ResultFolderException;
import wireclock.reports.ResultSchema;
import wireclock.reports.RunIdentity;
import wireclock.reports.RunOutcome;
import wireclock.reports.Sampler;
import wireclock.reports.ScenarioSource;
import wireclock.reports.SeriesCsv;
import wireclock.reports.Timing;
import wireclock.reports.UdpCsv;
import wireclock.reports.WhatIfCsv;
import wireclock.reports.assertion.AssertionResult;
import wireclock.reports.assertion.AssertionWatch;
import wireclock.reports.limits.FlowLimits;
import wireclock.reports.packets.PacketTrace;
import wireclock.reports.packets.Wiring;
import wireclock.reports.tables.DeviceTables;
import wireclock.reports.tables.Transcripts;
import wireclock.scenario.Scenario;
import wireclock.scenario.source.ScenarioException;
import wireclock.workload.Flow;
import wireclock.workload.PacketsUnderWay;

/** One scenario, from the description to the result folder: builds its network, runs it, checks the balance, writes. */
public final class ScenarioRun {
    private static final int LANGUAGE_FORMAT = 1;

    private final Scenario scenario;
    private final RunSettings settings;
    private final ToolVersion version;

    public ScenarioRun(Scenario scenario, RunSettings settings, ToolVersion version) {
        this.scenario = scenario;
        this.settings = settings;
        this.version = version;
    }

    /**
     * Runs the scenario, which {@link ScenarioCheck} has found sound, and puts its results in place.
     *
     * @throws ScenarioException if the scenario cannot be built as it is written; nothing is written then
     * @throws ResultFolderException if the folder is not ours to replace or cannot be written
     * @throws IllegalStateException for a defect of the simulator: wrong bytes, or a balance that does not hold
     */
    public RunReport execute() throws ScenarioException, ResultFolderException {
        try (ResultFolder folder = ResultFolder.create(settings.out())) {
            RunReport report = runInto(folder);
            folder.publish();
            return report;
        } catch (IOException | UncheckedIOException e) {
            throw new ResultFolderException("cannot write to " + settings.out() + ": " + e.getMessage());
        }
    }

    private RunReport runInto(ResultFolder folder) throws ScenarioException, IOException {
        String runId = scenario.name() + "-s" + scenario.seed();
        RunIdentity identity = new RunIdentity(runId, scenario.seed(), scenario.params());
        long beginNs = System.nanoTime();
        RunPage page = settings.html() ? new RunPage(scenario) : null;
        Network network;
        SimulationRun.Result result;
        long buildNs;
        List<AssertionResult> verdicts = List.of();
        try (Captures captures = new Captures(scenario, settings.captureAll(), folder);
                Writer series = folder.writer("series.csv");
                DeviceTables tables = new DeviceTables(folder, runId)) {
            PacketTrace trace = settings.trace();
            NodeDropWatch taps = new NodeDropWatch(trace == null ? captures : new ListeningTaps(captures, trace));
            network = new NetworkBuilder(scenario, page == null ? taps : page.taps(taps)).build();
            taps.watch(network.nodes(), network.scheduler());
            List<ResendNotes> notes = new ArrayList<>(captures.notes());
            if (trace != null) {
                notes.add(new ResendNotes());
                trace.begin(network.wiring().flows(), notes.getLast());
            }
            ResendNotes.watch(network.nodes(), notes);
            MetricRegistry metrics = new MetricRegistry();
            network.flows().forEach(flow -> flow.register(metrics));
            network.links().forEach(link -> LinkRecords.register(link, metrics));
            Sampler sampler = new Sampler(metrics, scenario.sampleIntervalPs(), new SeriesCsv(series, runId));
            long untilPs = scenario.durationPs() == null ? Long.MAX_VALUE : scenario.durationPs();
            buildNs = System.nanoTime() - beginNs;
            Snapshots snapshots = new Snapshots(network, scenario.snapshotsPs(), tables);
            SimulationRun run =
                    new SimulationRun(network, untilPs, snapshots, settings.limits(), settings.progress());
            if (scenario.assertions().isEmpty()) {
                result = run.run(sampler, network.scheduler()::run);
            } else {
                AssertionWatch watch = new AssertionWatch(network.scheduler(), RunAssertions.bind(scenario, network));
                result = run.run(sampler, watch::run);
                verdicts = watch.finish(result.outcome().endPs());
            }
        }
        LinkRecords.verifyBalance(network);
        long reportNs = System.nanoTime();
        List<FlowRecord> flows = new ArrayList<>();
        PacketsUnderWay underWay = network.underWay();
        network.flows().forEach(flow -> flows.addAll(flow.records(result.outcome().endPs(), underWay)));
        try (Writer out = folder.writer("flows.csv")) {
            FlowsCsv.write(out, identity, flows);
        }
        if (flows.stream().anyMatch(flow -> flow.udp != null)) {
            try (Writer out = folder.writer("udp.csv")) {
                UdpCsv.write(out, identity, flows);
            }
        }
        if (flows.stream().anyMatch(flow -> flow.arq != null)) {
            try (Writer out = folder.writer("arq.csv")) {
                ArqCsv.write(out, identity, flows);
            }
        }
        try (Writer out = folder.writer("links.csv")) {
            LinksCsv.write(out, identity, LinkRecords.all(network, result.outcome().endPs()));
        }
        if (network.faults() != null) {
            try (Writer out = folder.writer("faults.csv")) {
                FaultsCsv.write(out, identity, network.faults().records());
            }
        }
        List<FlowLimits> limits = LimitEvidence.of(scenario, network, flows);
        if (!limits.isEmpty()) {
            try (Writer out = folder.writer("limits.csv")) {
                LimitsCsv.write(out, identity, limits);
            }
        }
        WhatIfReport whatIf = !settings.whatIf() || result.outcome().cutShort() != null ? WhatIfReport.NOTHING
                : WhatIf.of(scenario, limits, flows, result.outcome(), settings.limits(), settings.progress());
        if (!whatIf.rows().isEmpty()) {
            try (Writer out = folder.writer("what_if.csv")) {
                WhatIfCsv.write(out, identity, whatIf.rows());
            }
        }
        Verdicts judged = judged(verdicts, result.outcome(), folder);
        if (!verdicts.isEmpty()) {
            try (Writer out = folder.writer("assertions.csv")) {
                AssertionsCsv.write(out, identity, verdicts);
            }
        }
        List<Transcript> transcripts = transcripts(network);
        Transcripts.write(folder, transcripts, network.nodes().keySet());
        List<String> warnings = RunWarnings.of(network);
        Map<String, @Nullable Object> manifest = Manifest.tree(version.version(), source(network), identity,
                result.outcome(), scenario.sampleIntervalPs(), warnings);
        if (!verdicts.isEmpty()) {
            manifest.put("assertions", judged.tree());
        }
        manifest.put(Wiring.KEY, network.wiring().tree());
        manifest.put(Recipe.KEY, new Recipe(scenario.origin(), settings.captureAll(), settings.html(), settings.whatIf()).tree());
        folder.json("manifest.json", manifest);
        folder.json(ResultSchema.FILE, ResultSchema.ofRun(identity.params().keySet(), folder.written()));
        if (page != null) {
            page.write(folder, network, flows);
        }
        folder.json("timing.json", new Timing(buildNs, result.timing(), System.nanoTime() - reportNs, peakHeapBytes(),
                version.revision(), Runtime.version().toString()).tree());
        return new RunReport(scenario.name(), result.outcome(), result.timing(), flows, limits, whatIf, transcripts, warnings,
                judged, new MeasuredNetwork(network, result.outcome().endPs()));
    }

    /** With the frames around the first failure, unless somebody has lost patience. */
    private Verdicts judged(List<AssertionResult> results, RunOutcome outcome, ResultFolder folder)
            throws ScenarioException, IOException {
        long momentPs = Verdicts.firstFailurePs(results);
        if (momentPs < 0 || outcome.cutShort() == CutShort.INTERRUPTED) {
            return new Verdicts(results, null);
        }
        if (settings.captureAll()) {
            return new Verdicts(results, Captures.file(scenario));
        }
        boolean written = FailureCapture.write(scenario, momentPs, outcome.endPs(), settings.limits(), folder);
        return new Verdicts(results, written ? FailureCapture.FILE : null);
    }

    private static List<Transcript> transcripts(Network network) {
        List<Transcript> transcripts = new ArrayList<>();
        for (Flow flow : network.flows()) {
            Transcript transcript = flow.transcript();
            if (transcript != null) {
                transcripts.add(transcript);
            }
        }
        return transcripts;
    }

    private ScenarioSource source(Network network) {
        Map<String, Object> resolved = new LinkedHashMap<>(scenario.tree());
        resolved.put("network", PlanTree.of(network.plan(), network.nodes().keySet()));
        return new ScenarioSource(scenario.name(), LANGUAGE_FORMAT, Digest.sha256(resolved), resolved);
    }

    private static long peakHeapBytes() {
        long bytes = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                bytes += pool.getPeakUsage().getUsed();
            }
        }
        return bytes;
    }
}
