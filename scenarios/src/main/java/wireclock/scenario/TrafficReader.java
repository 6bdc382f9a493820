package wireclock.scenario;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.engine.RandomStreams;
import wireclock.scenario.language.Fields;
import wireclock.scenario.source.Mark;
import wireclock.scenario.source.Problems;
import wireclock.wire.Ipv4Address;

/** Makes the flows of what a file says about them: names, ends and times here, the rest by {@link FlowBuilder}. */
final class TrafficReader {
    /** Each costs some kilobytes, and a row in the results. */
    private static final long MOST_FLOWS = 100_000;
    private static final String PAIR = "pair ";

    private final Fields tcpDefaults;
    private final Directory directory;
    private final FlowBuilder builder;
    private final RandomStreams random;
    private final Problems problems;
    private final Map<FlowType, Integer> ofType = new EnumMap<>(FlowType.class);
    private final Map<String, FlowSpec> flows = new LinkedHashMap<>();

    /**
     * @param durationPs how long the run lasts at most, or null
     * @param seed of the run, for matrices that are drawn
     */
    TrafficReader(Fields defaults, Directory directory, @Nullable Long durationPs, long seed, Problems problems) {
        this.tcpDefaults = defaults.nested(ScenarioKeys.TCP, TrafficKeys.TCP_DEFAULTS);
        this.directory = directory;
        this.builder = new FlowBuilder(durationPs, directory, problems);
        this.random = new RandomStreams(seed);
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
        checkEnds(sources, type, fromMark);
        Maker maker = new Maker(given, fields, type, name);
        TrafficMatrix matrix = directory.find(to) == null ? TrafficMatrix.parse(to) : null;
        if (matrix != null) {
            matrix(matrix, sources, maker);
            return;
        }
        if (to.startsWith(PAIR)) {
            pairs(sources, directory.resolve(to.substring(PAIR.length()), toMark), maker);
            return;
        }
        List<FlowTarget> targets = targets(to, toMark, type);
        int before = problems.count();
        if (tooMany((long) sources.size() * targets.size(), maker)) {
            return;
        }
        for (NodeSpec source : sources) {
            for (FlowTarget target : targets) {
                boolean toItself = target.equals(new FlowTarget.Node(source.name()));
                if (toItself && !Directory.isPattern(from) && !Directory.isPattern(to)) {
                    problems.report(toMark, "a flow cannot go from '" + source.name() + "' to itself");
                }
                if (toItself || problems.count() > before) {
                    continue;
                }
                maker.flow(source, target, Directory.isPattern(from), Directory.isPattern(to));
            }
        }
    }

    /** Makes the flows of one entry, one after another. */
    private final class Maker {
        private final Fields given;
        private final Fields fields;
        private final FlowType type;
        private final String name;
        private long startPs;

        /**
         * @param fields what is given, over the defaults
         */
        Maker(Fields given, Fields fields, FlowType type, String name) {
            this.given = given;
            this.fields = fields;
            this.type = type;
            this.name = name;
            startPs = fields.get(TrafficKeys.START);
        }

        void flow(NodeSpec source, FlowTarget target, boolean ofSeveral, boolean toSeveral) {
            String full = name + (ofSeveral ? "-" + source.name() : "") + (toSeveral ? "-" + target : "");
            streams(fields, type, new FlowHeader(given.place(), full, source.name(), target, startPs,
                    fields.find(TrafficKeys.STOP)), !full.equals(name),
                    type == FlowType.TCP ? TcpSpec.of(given) : TcpSpec.NOTHING);
            startPs += fields.get(TrafficKeys.STAGGER);
        }

        /** How many flows each pair of nodes gets. */
        long streamsEach() {
            Long streams = type == FlowType.TCP ? fields.find(TrafficKeys.STREAMS) : null;
            return streams == null ? 1 : streams;
        }
    }

    private void matrix(TrafficMatrix matrix, List<NodeSpec> group, Maker maker) {
        Mark mark = maker.given.place().at(TrafficKeys.TO);
        String to = maker.given.get(TrafficKeys.TO);
        if (!Directory.isPattern(maker.given.get(TrafficKeys.FROM))) {
            problems.report(mark, "'" + to + "' is among a group of nodes", "Write a pattern in 'from', as 'h*'.");
        } else if (group.size() == 1) {
            problems.report(mark, "'" + to + "' among a single node leads to nobody", "It needs two nodes at least.");
        } else if (!group.isEmpty() && matrix.staysInPlace(group.size())) {
            problems.report(mark, "'" + to + "' leads from each of the " + group.size() + " nodes back to itself",
                    "Shift by another number.");
        } else if (!group.isEmpty() && !tooMany(matrix.flows(group.size()), maker)) {
            int[] drawn = matrix.draw(group.size(), random.stream("traffic matrix of " + maker.name));
            for (int sender = 0; sender < group.size(); sender++) {
                for (int receiver : matrix.receivers(sender, group.size(), drawn)) {
                    maker.flow(group.get(sender), new FlowTarget.Node(group.get(receiver).name()), true,
                            matrix.namesBoth());
                }
            }
        }
    }

    private void pairs(List<NodeSpec> sources, List<NodeSpec> targets, Maker maker) {
        Mark mark = maker.given.place().at(TrafficKeys.TO);
        checkEnds(targets, maker.type, mark);
        if (sources.isEmpty() || targets.isEmpty() || tooMany(sources.size(), maker)) {
            return;
        }
        if (sources.size() != targets.size()) {
            problems.report(mark, sources.size() + " nodes cannot be paired with " + targets.size(),
                    "Name as many in 'to' as in 'from'.");
            return;
        }
        for (int i = 0; i < sources.size(); i++) {
            String from = sources.get(i).name();
            if (from.equals(targets.get(i).name())) {
                problems.report(mark, "'" + from + "' is paired with itself", "Name other nodes in 'to'.");
                return;
            }
            maker.flow(sources.get(i), new FlowTarget.Node(targets.get(i).name()), true, false);
        }
    }

    private boolean tooMany(long pairs, Maker maker) {
        long all = pairs * maker.streamsEach() + flows.size();
        if (all > MOST_FLOWS) {
            problems.report(maker.given.place().at(TrafficKeys.FROM), "this makes " + all + " flows in all",
                    "The most is " + MOST_FLOWS + ": name fewer nodes.");
        }
        return all > MOST_FLOWS;
    }

    private List<FlowTarget> targets(String to, Mark mark, FlowType type) {
        List<FlowTarget> targets = new ArrayList<>();
        if (to.indexOf('.') >= 0 && !Directory.isPattern(to)) {
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
        boolean toMany = address == Ipv4Address.LIMITED_BROADCAST || Ipv4Address.isMulticast(address);
        if (address == Ipv4Address.ANY || toMany && type != FlowType.UDP || address >>> 28 == 0xF && !toMany) {
            problems.report(mark, "'" + to + "' is not the address of one host",
                    toMany ? "Only a flow of type udp goes to many." : "");
            return null;
        }
        return new FlowTarget.Address(address);
    }

    /** TCP and UDP live on hosts; a router only answers ping; a switch or hub has no address. */
    private void checkEnds(List<NodeSpec> ends, FlowType type, Mark mark) {
        for (NodeSpec end : ends) {
            if (end.kind() == NodeKind.SWITCH || end.kind() == NodeKind.HUB || end.kind() == NodeKind.ROUTER
                    && type != FlowType.PING && type != FlowType.TRACEROUTE) {
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
                    "The other one is " + earlier.place().mark().where() + ". Give each its own 'name'.");
        }
    }
}
