package wireclock.reports;

import java.util.List;
import wireclock.metrics.MetricDefinition;
import wireclock.metrics.StandardMetrics;

/**
 * The text of {@code docs/reference/results.md}, made of the very tables from which the result files get their columns.
 */
final class ResultsReference {
    private static final String HEAD = """
            <!-- Generated from the column tables of module reports. Regenerate instead of editing:
                 mvn test -pl reports -am -Dtest=ResultsReferenceTest -Dsurefire.failIfNoSpecifiedTests=false \
            -Dwireclock.regenerate=true -->
            # Results

            A run leaves a folder, `runs/NAME` unless `--out` says otherwise. It appears complete or not at all; an
            older result of the same name is replaced, any other folder that is not empty is left alone.

            All files are UTF-8 with LF. The same scenario, seed and version give the same bytes on every machine,
            except for `timing.json`. Tables are comma-separated (RFC 4180) with one header row and a fixed order of
            columns and rows; a missing value is an empty field. Numbers are plain decimals with `.`, without exponent,
            in base units; times are exact to the picosecond. Shares have unit 1.
            """;

    private static final String TABLES = """

            ## tables/

            The tables of every device, as people know them from `route -n`, `arp -a`, `netstat -an`, `ip -s link` and
            the console of a switching hub: at the end of the run, and at the times of `snapshot`. One text file a
            device, `tables/NODE.txt`, with all its tables and times; a table shows 200 rows there at most, and with more
            than 1000 devices there are no such files. And one CSV file a kind of table with the rows of all devices,
            in the order of time and of the scenario; each begins with `run_id`, `time_s` and `node`.

            `tables/ping-FLOW.txt` and `tables/traceroute-FLOW.txt` have what these programs would have printed, of the
            first 1000 such flows; of a ping's replies and errors the first 1000 stand there, and the statistics know
            all of them.
            """;

    private static final String MANIFEST = """

            ## manifest.json

            All that is needed to run the same again and to see whether it was the same.

            | key | meaning |
            |---|---|
            | `tool`, `version` | `wireclock` and its version |
            | `format` | version of the scenario language |
            | `name`, `run_id` | the scenario's name, and the run's name in the tables |
            | `seed` | of all random streams |
            | `params` | the scenario's parameters and their values in this run |
            | `sampling_interval_s` | between two samples of `series.csv`; null if nothing was sampled |
            | `end_time_s` | virtual time at the end |
            | `cut_short` | null, or what ended the run before its time: `event_budget`, `wall_budget`, `interrupted` |
            | `trajectory_hash` | over all events of the run: equal runs have equal ones |
            | `events` | events fired |
            | `packet_hops` | frames that left a transmitter |
            | `scenario_sha256` | of the scenario's file |
            | `scenario` | the scenario with all defaults and addresses |
            | `wiring.media` | the ports on each cable, or around a repeater hub |
            | `wiring.flows` | by which node, protocol, addresses and ports each flow's packets are known |
            | `replay` | what was set on the command line: `params`, `seed`, `until_ps`, `capture_all`, \
            `snap_length_bytes`, `capture_packets` |
            | `replay.sources` | the text of the scenario and of all files that belong to it, line by line, with its \
            SHA-256 |
            """;

    private static final String SCHEMA = """

            ## schema.json

            What this page says of the tables, for tools: of each CSV file in the folder its `file`, its `meaning` and
            its `columns`, each with `name`, `unit` (null for texts and for numbers that count nothing, `1` for shares)
            and `meaning`; of `series.csv` also the `metrics`. A sweep leaves one as well. [data.md](../data.md) shows
            how to use it.
            """;

    private static final String TIMING = """

            ## timing.json

            What the run cost on this machine.

            | key | unit | meaning |
            |---|---|---|
            | `build_s` | s | wall time from reading the scenario to the first event |
            | `run.wall_s` | s | wall time of the run |
            | `run.cpu_s` | s | CPU time of the run's own thread |
            | `run.events`, `run.packet_hops` | | as in the manifest |
            | `run.cpu_ns_per_packet_hop` | ns | CPU time of the run's thread for each packet-hop; null without hops |
            | `run.cpu_ns_per_packet_hop_warm` | ns | the same over the second half of the hops |
            | `report_s` | s | wall time of writing the results |
            | `peak_heap_bytes` | B | most heap ever in use |
            | `wireclock_revision` | | revision of the source the tool was built from |
            | `java` | | version of the runtime |
            """;

    private static final String CAPTURE = """

            ## capture/NAME.pcapng

            The captured frames of a run (pcapng), in the order of virtual time: one interface for each captured port,
            named like `h1:eth0`. Frames go from destination address to frame check sequence, unless `capture_limits` or
            `--snap-length` cuts them. Stamps are nanoseconds since the start of the run, rounded down. Each frame is marked inbound or outbound; one that the
            link will not deliver carries a comment at the port that sent it, for example `dropped: queue full`. A TCP
            segment that was sent again has a comment where it is first seen: `fast retransmission`, `retransmission after a
            timeout` or `tail loss probe`.

            What is dropped after it has passed a port appears once more, at the instant of the drop and with the reason
            in its comment, on an interface of its own, `h1:eth0 (drops)`: outbound frames that a queue discipline drops
            while they wait, that collide too often or that a cut catches on the line; inbound frames that the node's
            network layer drops when they arrive, which it does not tell where the node has a `latency`.
            """;

    private final StringBuilder text = new StringBuilder();

    private ResultsReference() {}

    static String markdown() {
        ResultsReference reference = new ResultsReference();
        reference.text.append(HEAD);
        boolean begun = false;
        for (ResultTable table : ResultTables.ofRun(List.of("NAME"))) {
            if (table.file().startsWith("tables/") && !begun) {
                reference.text.append(TABLES);
                begun = true;
            }
            reference.table(table);
        }
        reference.text.append(MANIFEST).append(SCHEMA).append(TIMING).append(CAPTURE);
        return reference.text.toString();
    }

    private void table(ResultTable table) {
        text.append(table.file().startsWith("tables/") ? "\n### " : "\n## ").append(table.file()).append("\n\n");
        text.append(table.meaning()).append("\n\n| column | unit | meaning |\n|---|---|---|\n");
        table.columns().forEach(column -> row(column.name(), column.unit(), column.meaning()));
        if (table.file().equals(ResultTables.SERIES)) {
            text.append("\n| metric | unit | meaning |\n|---|---|---|\n");
            for (MetricDefinition metric : StandardMetrics.all()) {
                row(metric.name(), metric.unit(), metric.meaning());
            }
        }
    }

    private void row(String name, String unit, String meaning) {
        text.append("| `").append(name).append("` | ").append(unit).append(unit.isEmpty() ? "| " : " | ");
        text.append(meaning).append(" |\n");
    }
}
