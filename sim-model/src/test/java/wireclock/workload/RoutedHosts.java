package wireclock.workload;

import java.util.ArrayList;
import java.util.List;
import wireclock.device.Host;
import wireclock.device.NodeConfig;
import wireclock.device.Router;
import wireclock.engine.RandomStreams;
import wireclock.engine.Scheduler;
import wireclock.ethernet.FrameReceiver;
import wireclock.ethernet.Nic;
import wireclock.link.DirectionConfig;
import wireclock.link.PlannedDirection;
import wireclock.link.RecodedReceiver;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Prefix;

/** Two hosts with a router between them: a at 10.0.0.1, b at 10.0.1.1, the router's interfaces at .254. */
final class RoutedHosts {
    static final int A = Ipv4Address.parse("10.0.0.1");
    static final int B = Ipv4Address.parse("10.0.1.1");
    private static final int TO_A = Ipv4Address.parse("10.0.0.254");
    private static final int TO_B = Ipv4Address.parse("10.0.1.254");

    final Scheduler scheduler = new Scheduler();
    final RandomStreams random;
    final Host a;
    final Host b;
    final Router router;
    final List<PlannedDirection> directions = new ArrayList<>();

    private final boolean recoded;

    /**
     * Builds the network.
     *
     * @param access of both directions between a and the router
     * @param trunk of both directions between the router and b
     * @param recoded whether every frame is encoded and decoded on every link
     */
    RoutedHosts(long seed, DirectionConfig access, DirectionConfig trunk, boolean recoded) {
        this.recoded = recoded;
        random = new RandomStreams(seed);
        a = new Host(scheduler, random, "a", NodeConfig.DEFAULT);
        b = new Host(scheduler, random, "b", NodeConfig.DEFAULT);
        router = new Router(scheduler, "r", NodeConfig.DEFAULT);
        Nic nicA = a.addInterface("eth0", 0x0200_0000_0001L, A, 24, 1500).nic();
        Nic nicB = b.addInterface("eth0", 0x0200_0000_0002L, B, 24, 1500).nic();
        Nic left = router.addInterface("eth0", 0x0200_0000_0003L, TO_A, 24, 1500).nic();
        Nic right = router.addInterface("eth1", 0x0200_0000_0004L, TO_B, 24, 1500).nic();
        Ipv4Prefix anywhere = Ipv4Prefix.parse("0.0.0.0/0");
        a.ip().routes().add(anywhere, TO_A, a.ip().interfaces().getFirst(), 1);
        b.ip().routes().add(anywhere, TO_B, b.ip().interfaces().getFirst(), 1);
        join("a to r", nicA, left, access);
        join("r to a", left, nicA, access);
        join("r to b", right, nicB, trunk);
        join("b to r", nicB, right, trunk);
    }

    PacketsUnderWay underWay() {
        PacketsUnderWay underWay = new PacketsUnderWay();
        directions.forEach(direction -> direction.forEachUnderWay(underWay::add));
        return underWay;
    }

    private void join(String name, Nic from, Nic to, DirectionConfig config) {
        FrameReceiver end = recoded ? new RecodedReceiver(to) : to;
        PlannedDirection direction = new PlannedDirection(scheduler, config, end, random.stream(name + " loss"),
                random.stream(name + " jitter"));
        from.attach(direction);
        directions.add(direction);
    }
}
