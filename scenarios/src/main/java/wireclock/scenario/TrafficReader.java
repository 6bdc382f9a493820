package wireclock.scenario;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.language.Fields;
import wireclock.scenario.source.Mark;
import wireclock.scenario.source.Problems;
import wireclock.wire.Ipv4Address;

/** Makes the flows of what a file says about them: names, ends and times here, the rest by {@link FlowBuilder}. */
final class TrafficReader {
    private final Fields tcpDefaults;
    private final Directory directory;
    private final FlowBuilder builder;
    private final Problems problems;
    private final Map<FlowType, Integer> ofType = new EnumMap<>(FlowType.class);
    private final Map<String, FlowSpec> flows = new LinkedHashMap<>();

    /**
     * @param durationPs how long the run lasts at most, or null
     */
    TrafficReader(Fields defaults, Directory directory, @Nullable Long durationPs, Problems problems) {
        this.tcpDefaults = defaults.nested(ScenarioKeys.TCP, TrafficKeys.TCP_DEFAULTS);
        this.directory = directory;
        this.builder = new FlowBuilder(durationPs, problems);
        this.problems = problems;
    }

    List<FlowSpec> read(List<Fields> given) {
        given.forEach(this::flow);
        return new ArrayList<>(flows.values());
    }

    private void flow(Fields given) {
        FlowType type = given.get(TrafficKeys.TYPE);
        Fields fields = type == FlowType.TCP ? given.over(tcpDefaults) : given;
        int number = ofType.merge(type, 1, Integer::sum);
        String name = given.given(TrafficKeys.NAME);
        if (name == null) {
            name = type.name().toLowerCase(Locale.ROOT) + number;
        }
        String from = given.get(TrafficKeys.FROM);
        String to = given.get(TrafficKeys.TO);
        Mark fromMark = given.place().at(TrafficKeys.FROM);
        Mark toMark = given.place().at(TrafficKeys.TO);
        List<NodeSpec> sources = directory.resolve(from, fromMark);
        List<FlowTarget> targets = targets(to, toMark, type);
        checkEnds(sources, type, fromMark);

        int before = problems.count();
        for (NodeSpec source : sources) {
            for (FlowTarget target : targets) {
                boolean toItself = target.equals(new FlowTarget.Node(source.name()));
                if (toItself && !Directory.isPattern(from) && !Directory.isPattern(to)) {
                    problems.report(toMark, "a flow cannot go from '" + source.name() + "' to itself");
                }
                if (toItself || problems.count() > before) {
                    continue;
                }
                String full = name + (Directory.isPattern(from) ? "-" + source.name() : "")
                        + (Directory.isPattern(to) ? "-" + target : "");
                streams(fields, type, new FlowHeader(given.place(), full, source.name(), target,
                        fields.get(TrafficKeys.START), fields.find(TrafficKeys.STOP)), !full.equals(name),
                        type == FlowType.TCP ? TcpSpec.of(given) : TcpSpec.NOTHING);
            }
        }
    }

    private List<FlowTarget> targets(String to, Mark mark, FlowType type) {
        List<FlowTarget> targets = new ArrayList<>();
        if (to.indexOf('.') >= 0) {
            FlowTarget target = address(to, mark, type);
            if (target != null) {
                targets.add(target);
            }
            return targets;
        }
        List<NodeSpec> nodes = directory.resolve(to, mark);
        checkEnds(nodes, type, mark);
        nodes.forEach(node -> targets.add(new FlowTarget.Node(node.name())));
        return targets;
    }

    private @Nullable FlowTarget address(String to, Mark mark, FlowType type) {
        int address;
        try {
            address = Ipv4Address.parse(to);
        } catch (IllegalArgumentException e) {
            problems.report(mark, "'" + to + "' is not an IPv4 address", "Write it as 10.0.0.1.");
            return null;
        }
        boolean broadcast = address == Ipv4Address.LIMITED_BROADCAST && type == FlowType.UDP;
        if (address == Ipv4Address.ANY || Ipv4Address.isMulticast(address) || address >>> 28 == 0xF && !broadcast) {
            problems.report(mark, "'" + to + "' is not the address of one host", "");
            return null;
        }
        return new FlowTarget.Address(address);
    }

    /** TCP and UDP live on hosts; a router only answers ping; a switch or hub has no address. */
    private void checkEnds(List<NodeSpec> ends, FlowType type, Mark mark) {
        for (NodeSpec end : ends) {
            if (end.kind() == NodeKind.SWITCH || end.kind() == NodeKind.HUB
                    || end.kind() == NodeKind.ROUTER && type != FlowType.PING) {
                String kind = end.kind().name().toLowerCase(Locale.ROOT);
                problems.report(mark, "'" + end.name() + "' is a " + kind + " and cannot be an end of a "
                        + type.name().toLowerCase(Locale.ROOT) + " flow", "Name a host.");
                return;
            }
        }
    }

    private void streams(Fields fields, FlowType type, FlowHeader header, boolean numbered, TcpSpec tcp) {
        Long streams = type == FlowType.TCP ? fields.find(TrafficKeys.STREAMS) : null;
        if (streams == null) {
            add(builder.build(fields, type, header, tcp));
            return;
        }
        for (long i = 1; i <= streams; i++) {
            String name = header.name() + (numbered ? "-" : "") + i;
            add(builder.build(fields, type, new FlowHeader(header.place(), name, header.from(), header.to(),
                    header.startPs(), header.stopPs()), tcp));
        }
    }

    private void add(FlowSpec flow) {
        FlowSpec earlier = flows.putIfAbsent(flow.name(), flow);
        if (earlier != null) {
            problems.report(flow.place().at(TrafficKeys.NAME), "there are two flows '" + flow.name() + "'",
                    "The other one is on line " + earlier.place().mark().line() + ". Give each its own 'name'.");
        }
    }
}
