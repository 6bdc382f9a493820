package wireclock.scenario.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import wireclock.csma.CollisionDomain;
import wireclock.csma.Station;
import wireclock.csma.StationConfig;
import wireclock.engine.RandomStreams;
import wireclock.engine.Scheduler;
import wireclock.ethernet.Nic;
import wireclock.link.FrameTap;
import wireclock.link.LinkDirection;
import wireclock.link.LossModel;
import wireclock.link.QueueLimit;
import wireclock.link.SendingDirection;
import wireclock.link.TappedMedium;
import wireclock.link.TappedReceiver;
import wireclock.scenario.DirectionSpec;
import wireclock.scenario.LinkSpec;
import wireclock.scenario.QueueSpec;
import wireclock.scenario.Scenario;
import wireclock.topology.LinkPlan;
import wireclock.topology.NetworkPlan;
import wireclock.topology.Port;

/** Builds the collision domains of a scenario, with all their links. */
final class CollisionDomainFactory {
    private final Scenario scenario;
    private final NetworkPlan plan;
    private final Scheduler scheduler;
    private final RandomStreams random;
    private final Map<Port, Nic> ports;
    private final LinkFactory.Taps taps;
    private final Map<Integer, SharedMedium> mediumOf = new HashMap<>();
    private final Map<Integer, BuiltLink> built = new HashMap<>();

    CollisionDomainFactory(Scenario scenario, NetworkPlan plan, Scheduler scheduler, RandomStreams random,
            Map<Port, Nic> ports, LinkFactory.Taps taps) {
        this.scenario = scenario;
        this.plan = plan;
        this.scheduler = scheduler;
        this.random = random;
        this.ports = ports;
        this.taps = taps;
        for (SharedMedium medium : SharedMedium.of(scenario)) {
            medium.links().forEach(link -> mediumOf.put(link, medium));
        }
    }

    /**
     * A link of the scenario by its number, or null if it is full duplex. The first link of a domain builds it all.
     *
     * @throws IOException if a tap cannot be opened
     */
    @Nullable BuiltLink create(int link) throws IOException {
        SharedMedium medium = mediumOf.get(link);
        if (medium != null && !built.containsKey(link)) {
            build(medium);
        }
        return built.get(link);
    }

    private void build(SharedMedium medium) throws IOException {
        HubTree tree = new HubTree(scenario, medium);
        List<Station> stations = new ArrayList<>();
        List<@Nullable FrameTap> stationTaps = new ArrayList<>();
        for (HubTree.End end : tree.ends()) {
            FrameTap tap = taps.at(scenario.links().get(end.link()).name(), portOf(end));
            stationTaps.add(tap);
            stations.add(station(medium, end, tap));
        }
        long rateBitPerS = scenario.links().get(medium.links().getFirst()).forward().rateBitPerS();
        CollisionDomain domain =
                new CollisionDomain(scheduler, rateBitPerS, tree.delaysPs(), stations, medium.atHub());
        for (int i = 0; i < stations.size(); i++) {
            FrameTap tap = stationTaps.get(i);
            SendingDirection out = domain.mac(i);
            nicAt(portOf(tree.ends().get(i))).attach(tap == null ? out : new TappedMedium(out, tap, scheduler));
        }
        for (int link : medium.links()) {
            LinkSpec spec = scenario.links().get(link);
            built.put(link, new BuiltLink(spec.name(), spec.first().node(), spec.second().node(),
                    direction(domain, tree, link, true), direction(domain, tree, link, false)));
        }
    }

    private LinkDirection direction(CollisionDomain domain, HubTree tree, int link, boolean forward) {
        int from = tree.stationAt(link, forward);
        if (from >= 0) {
            return domain.mac(from);
        }
        int to = tree.stationAt(link, !forward);
        if (to >= 0) {
            return domain.reception(to);
        }
        LinkSpec spec = scenario.links().get(link);
        return domain.addTrunk(tree.stationsBehind(link, forward), loss(spec, forward));
    }

    private Station station(SharedMedium medium, HubTree.End end, @Nullable FrameTap tap) {
        LinkSpec link = scenario.links().get(end.link());
        DirectionSpec out = end.first() ? link.forward() : link.reverse();
        boolean half = end.first() ? medium.firstIsHalf(link) : medium.secondIsHalf(link);
        QueueSpec queue = out.queue();
        QueueLimit limit =
                new QueueLimit((int) Math.min(queue.limitPackets(), QueueLimit.UNLIMITED), queue.limitBytes());
        StationConfig config = new StationConfig(out.mtuBytes(), limit, !half, link.halfDuplex().attemptLimit(),
                link.halfDuplex().backoffLimit());
        Nic nic = nicAt(portOf(end));
        // Whoever looks at all frames must see each at its time.
        boolean all = nic.isPromiscuous() || tap != null && tap.isPromiscuous();
        long address = all ? Station.PROMISCUOUS : nic.macAddress();
        return new Station(config, tap == null ? nic : new TappedReceiver(nic, tap, scheduler), address,
                random.stream("backoff of " + portOf(end)), loss(link, end.first()),
                medium.atHub() ? loss(link, !end.first()) : LossModel.NONE);
    }

    private LossModel loss(LinkSpec link, boolean forward) {
        DirectionSpec direction = forward ? link.forward() : link.reverse();
        return new DirectionFactory(scheduler, random).loss(link.name() + (forward ? " forward" : " reverse"),
                direction.loss());
    }

    private Port portOf(HubTree.End end) {
        LinkPlan link = plan.links().get(end.link());
        return end.first() ? link.first() : link.second();
    }

    private Nic nicAt(Port port) {
        return Objects.requireNonNull(ports.get(port), port.toString());
    }
}
