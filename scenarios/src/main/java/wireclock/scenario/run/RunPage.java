package wireclock.scenario.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import wireclock.link.CollisionStats;
import wireclock.link.FrameTap;
import wireclock.link.LinkDirection;
import wireclock.metrics.FlowRecord;
import wireclock.reports.ResultFolder;
import wireclock.reports.html.NetworkPicture;
import wireclock.reports.html.NetworkPicture.PicturedLink;
import wireclock.reports.html.NetworkPicture.PicturedNode;
import wireclock.reports.html.ReportPage;
import wireclock.reports.html.RunWatch;
import wireclock.scenario.FaultSpec;
import wireclock.scenario.FlowSpec;
import wireclock.scenario.LinkSpec;
import wireclock.scenario.NodeKind;
import wireclock.scenario.NodeSpec;
import wireclock.scenario.Scenario;
import wireclock.scenario.TcpFlowSpec;
import wireclock.topology.Port;
import wireclock.workload.Flow;
import wireclock.workload.TcpFlow;

/** The page of one run: what is watched for its sake while the run goes on, and what is written at the end. */
final class RunPage {
    private final Scenario scenario;
    private final RunWatch watch;
    private final Set<String> hosts;

    RunPage(Scenario scenario) {
        this.scenario = scenario;
        int tcpFlows = (int) scenario.flows().stream().filter(TcpFlowSpec.class::isInstance).count();
        watch = new RunWatch(tcpFlows, instantsPs(scenario));
        hosts = scenario.nodes().stream().filter(node -> node.kind() == NodeKind.HOST).map(NodeSpec::name)
                .collect(Collectors.toSet());
    }

    /** When flows and faults begin and end. */
    private static long[] instantsPs(Scenario scenario) {
        LongStream.Builder instants = LongStream.builder();
        for (FlowSpec flow : scenario.flows()) {
            instants.add(flow.startPs());
            if (flow.stopPs() != null) {
                instants.add(flow.stopPs());
            }
        }
        for (FaultSpec fault : scenario.faults()) {
            instants.add(fault.atPs());
            if (fault.forPs() != null) {
                instants.add(fault.atPs() + fault.forPs());
            }
        }
        return instants.build().sorted().distinct().toArray();
    }

    /** Taps at all ports: the page's, and with it that of a capture where there is one. */
    LinkFactory.Taps taps(LinkFactory.Taps captures) {
        Map<Port, FrameTap> taps = new HashMap<>();
        return (link, port) -> {
            FrameTap captured = captures.at(link, port);
            FrameTap watched = taps.computeIfAbsent(port, each -> watch.tap(link, each, hosts.contains(each.node())));
            return captured == null ? watched : new BothTaps(captured, watched);
        };
    }

    /** Writes the page; the other results are in the folder. */
    void write(ResultFolder folder, Network network, List<FlowRecord> flows) throws IOException {
        Map<String, long[]> quantilesPs = new LinkedHashMap<>();
        for (FlowRecord flow : flows) {
            long[] quantiles = flow.roundTrips == null ? null : flow.roundTrips.quantilesPs();
            if (quantiles != null) {
                quantilesPs.put(flow.flow, quantiles);
            }
        }
        new ReportPage(folder).write(new ReportPage.Content(scenario.name(),
                scenario.origin().sources().firstEntry().getKey(), scenario.description(), picture(), watch,
                tcpEnds(network), quantilesPs, network.wiring(), stations(network)));
    }

    private static List<ReportPage.HalfDuplexStation> stations(Network network) {
        List<ReportPage.HalfDuplexStation> stations = new ArrayList<>();
        for (BuiltLink link : network.links()) {
            addStation(stations, link.name(), link.first(), link.forward());
            addStation(stations, link.name(), link.second(), link.backward());
        }
        return stations;
    }

    private static void addStation(List<ReportPage.HalfDuplexStation> stations, String link, String node,
            LinkDirection direction) {
        CollisionStats collisions = direction.collisionStats();
        if (collisions != null) {
            stations.add(new ReportPage.HalfDuplexStation(link, node, collisions.backoffPs));
        }
    }

    private List<RunWatch.TcpEnds> tcpEnds(Network network) {
        List<RunWatch.TcpEnds> ends = new ArrayList<>();
        for (int i = 0; i < network.flows().size(); i++) {
            Flow flow = network.flows().get(i);
            if (flow instanceof TcpFlow tcp) {
                ends.add(new RunWatch.TcpEnds(flow.name(), scenario.flows().get(i).from(), tcp.serverAddress(),
                        tcp.serverPort()));
            }
        }
        return ends;
    }

    private NetworkPicture picture() {
        Map<Integer, String> wires = new HashMap<>();
        for (SharedMedium medium : SharedMedium.of(scenario)) {
            String wire = scenario.links().get(medium.links().getFirst()).name();
            medium.links().forEach(link -> wires.put(link, wire));
        }
        List<PicturedLink> links = new ArrayList<>();
        for (LinkSpec link : scenario.links()) {
            links.add(new PicturedLink(link.name(), link.first().node(), link.second().node(),
                    wires.getOrDefault(links.size(), link.name())));
        }
        List<PicturedNode> nodes = scenario.nodes().stream()
                .map(node -> new PicturedNode(node.name(), node.kind().name().toLowerCase(Locale.ROOT))).toList();
        return new NetworkPicture(nodes, links);
    }
}
