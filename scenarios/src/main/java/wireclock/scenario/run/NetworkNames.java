package wireclock.scenario.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.device.IpNode;
import wireclock.device.Node;
import wireclock.device.Switch;
import wireclock.engine.Scheduler;
import wireclock.ethernet.Nic;
import wireclock.link.LinkDirection;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.LinkRecord;
import wireclock.metrics.Metric;
import wireclock.metrics.MetricDefinition;
import wireclock.metrics.MetricReader;
import wireclock.metrics.MetricRegistry;
import wireclock.metrics.RttStatistics;
import wireclock.metrics.figures.FigureTable;
import wireclock.metrics.figures.FlowFigures;
import wireclock.metrics.figures.FlowSource;
import wireclock.metrics.figures.LinkFigures;
import wireclock.metrics.figures.LinkSource;
import wireclock.metrics.figures.NodeFigures;
import wireclock.scenario.assertion.Entity;
import wireclock.scenario.assertion.Names;
import wireclock.workload.Flow;

/** What assertions can name in a network: its flows, link directions, nodes and interfaces, in this order. */
final class NetworkNames {
    private NetworkNames() {}

    static Names of(Network network) {
        List<Entity<?>> entities = flowsAndLinks(network);
        nodes(network, entities);
        return new Names(entities);
    }

    /** All that result tables have rows of. */
    static List<Entity<?>> flowsAndLinks(Network network) {
        List<Entity<?>> entities = new ArrayList<>();
        flows(network, entities);
        links(network, entities);
        return entities;
    }

    private static void flows(Network network, List<Entity<?>> entities) {
        MetricRegistry registry = new MetricRegistry();
        network.flows().forEach(flow -> flow.register(registry));
        Map<String, Map<MetricDefinition, MetricReader>> readers = new HashMap<>();
        for (Metric metric : registry.metrics()) {
            readers.computeIfAbsent(metric.entity(), name -> new HashMap<>()).put(metric.definition(), metric.reader());
        }
        FigureTable<FlowSource> table = FlowFigures.table();
        for (Flow flow : network.flows()) {
            // A flow to many has several rows; to a single one whose row it is.
            List<FlowRecord> rows = flow.counts(0);
            for (int i = 0; i < rows.size(); i++) {
                String name = rows.get(i).flow;
                FlowSource source = new RunningFlow(network, flow, i, readers.getOrDefault(name, Map.of()));
                entities.add(new Entity<>(name, table, source, figure -> FlowFigures.has(source, figure)));
            }
        }
    }

    /** A flow, or one receiver of it, while the run goes on. */
    private static final class RunningFlow implements FlowSource {
        private final Network network;
        private final Scheduler scheduler;
        private final Flow flow;
        private final int row;
        private final Map<MetricDefinition, MetricReader> readers;
        private @Nullable FlowRecord last;
        private long lastPs = -1;
        private long lastEvents = -1;

        RunningFlow(Network network, Flow flow, int row, Map<MetricDefinition, MetricReader> readers) {
            this.network = network;
            this.scheduler = network.scheduler();
            this.flow = flow;
            this.row = row;
            this.readers = readers;
        }

        @Override
        public FlowRecord record() {
            FlowRecord known = last;
            if (known != null && lastPs == scheduler.nowPs() && lastEvents == scheduler.eventsFired()) {
                return known;
            }
            FlowRecord record = flow.counts(scheduler.nowPs()).get(row);
            last = record;
            lastPs = scheduler.nowPs();
            lastEvents = scheduler.eventsFired();
            return record;
        }

        @Override
        public FlowRecord recordWithLosses() {
            return flow.records(scheduler.nowPs(), network.underWay()).get(row);
        }

        @Override
        public boolean has(MetricDefinition metric) {
            return readers.containsKey(metric);
        }

        @Override
        public double gauge(MetricDefinition metric) {
            MetricReader reader = readers.get(metric);
            return reader == null ? Double.NaN : reader.read();
        }

        @Override
        public @Nullable RttStatistics roundTrips() {
            return flow.roundTrips();
        }

        @Override
        public @Nullable String state(boolean ofClient) {
            return flow.state(ofClient);
        }
    }

    private static void links(Network network, List<Entity<?>> entities) {
        FigureTable<LinkSource> table = LinkFigures.table();
        for (BuiltLink link : network.links()) {
            entities.add(link(link.name(), link.first(), link.second(), link.forward(), network.scheduler(), table));
            entities.add(link(link.name() + ".reverse", link.second(), link.first(), link.backward(),
                    network.scheduler(), table));
        }
    }

    private static Entity<LinkSource> link(String name, String from, String to, LinkDirection direction,
            Scheduler scheduler, FigureTable<LinkSource> table) {
        LinkSource source = new LinkSource() {
            @Override
            public LinkRecord record() {
                return LinkRecords.record(name, from, to, direction, scheduler.nowPs());
            }

            @Override
            public LinkDirection direction() {
                return direction;
            }
        };
        return new Entity<>(name, table, source, figure -> true);
    }

    private static void nodes(Network network, List<Entity<?>> entities) {
        FigureTable<IpNode> ofIpNodes = NodeFigures.ofIpNodes();
        FigureTable<Switch> ofSwitches = NodeFigures.ofSwitches();
        FigureTable<Nic> ofInterfaces = NodeFigures.ofInterfaces();
        for (Node node : network.nodes().values()) {
            if (node instanceof IpNode station) {
                entities.add(new Entity<>(node.name(), ofIpNodes, station, figure -> true));
            } else if (node instanceof Switch hub) {
                entities.add(new Entity<>(node.name(), ofSwitches, hub, figure -> true));
            }
        }
        for (Node node : network.nodes().values()) {
            for (Nic nic : node.nics()) {
                entities.add(new Entity<>(nic.name(), ofInterfaces, nic, figure -> true));
            }
        }
    }
}
