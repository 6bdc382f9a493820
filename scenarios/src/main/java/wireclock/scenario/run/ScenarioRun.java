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
import wireclock.metrics.FlowRecord;
import wireclock.metrics.LinkRecord;
import wireclock.metrics.MetricRegistry;
import wireclock.metrics.Transcript;
import wireclock.reports.BalanceCheck;
import wireclock.reports.FaultsCsv;
import wireclock.reports.FlowsCsv;
import wireclock.reports.LinkBalance;
import wireclock.reports.LinksCsv;
import wireclock.reports.Manifest;
import wireclock.reports.ResultFolder;
import wireclock.reports.ResultFolderException;
import wireclock.reports.RunIdentity;
import wireclock.reports.Sampler;
import wireclock.reports.ScenarioSource;
import wireclock.reports.SeriesCsv;
import wireclock.reports.Timing;
import wireclock.reports.UdpCsv;
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
        try (Captures captures = new Captures(scenario, settings.captureAll(), folder);
                Writer series = folder.writer("series.csv");
                DeviceTables tables = new DeviceTables(folder, runId)) {
            network = new NetworkBuilder(scenario, page == null ? captures : page.taps(captures)).build();
            MetricRegistry metrics = new MetricRegistry();
            network.flows().forEach(flow -> flow.register(metrics));
            network.links().forEach(link -> LinkRecords.register(link, metrics));
            Sampler sampler = new Sampler(metrics, scenario.sampleIntervalPs(), new SeriesCsv(series, runId));
            long untilPs = scenario.durationPs() == null ? Long.MAX_VALUE : scenario.durationPs();
            buildNs = System.nanoTime() - beginNs;
            Snapshots snapshots = new Snapshots(network, scenario.snapshotsPs(), tables);
            result = new SimulationRun(network, untilPs, snapshots, settings.limits(), settings.progress()).run(sampler);
        }
        verifyBalance(network);
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
        try (Writer out = folder.writer("links.csv")) {
            LinksCsv.write(out, identity, linkRecords(network, result.outcome().endPs()));
        }
        if (network.faults() != null) {
            try (Writer out = folder.writer("faults.csv")) {
                FaultsCsv.write(out, identity, network.faults().records());
            }
        }
        List<Transcript> transcripts = transcripts(network);
        Transcripts.write(folder, transcripts, network.nodes().keySet());
        List<String> warnings = RunWarnings.of(network);
        folder.json("manifest.json", Manifest.tree(version.version(), source(network), identity, result.outcome(),
                scenario.sampleIntervalPs(), warnings));
        if (page != null) {
            page.write(folder, network, flows);
        }
        folder.json("timing.json", new Timing(buildNs, result.timing(), System.nanoTime() - reportNs, peakHeapBytes(),
                version.revision(), Runtime.version().toString()).tree());
        return new RunReport(scenario.name(), result.outcome(), result.timing(), flows, transcripts, warnings);
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

    private static void verifyBalance(Network network) {
        List<LinkBalance> balances = new ArrayList<>();
        for (BuiltLink link : network.links()) {
            balances.add(LinkRecords.balance(link.name(), link.first(), link.second(), link.forward()));
            balances.add(LinkRecords.balance(link.name(), link.second(), link.first(), link.backward()));
        }
        BalanceCheck.verify(balances);
    }

    private static List<LinkRecord> linkRecords(Network network, long endPs) {
        List<LinkRecord> records = new ArrayList<>();
        for (BuiltLink link : network.links()) {
            records.add(LinkRecords.record(link.name(), link.first(), link.second(), link.forward(), endPs));
            records.add(LinkRecords.record(link.name(), link.second(), link.first(), link.backward(), endPs));
        }
        return records;
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
