package wireclock.device;

import wireclock.arp.ArpConfig;
import wireclock.engine.RandomStreams;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.ip.Route;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Prefix;

/**
 * A chain h1 — r1 — r2 — r3 — h2 with a millisecond of delay a wire. The networks are 10.0.0.0/24 to 10.0.3.0/24; on
 * each the left node has .1 and the right one .2.
 */
final class TestNetwork {
    static final long DELAY_PS = SimTime.MILLISECOND;
    static final int H1 = Ipv4Address.parse("10.0.0.1");
    static final int H2 = Ipv4Address.parse("10.0.3.2");

    final Scheduler scheduler = new Scheduler();
    final Host h1;
    final Host h2;
    final Router[] routers = new Router[3];
    /** From left to right. */
    final TestWire[] wires = new TestWire[4];

    TestNetwork(long latencyPs, int middleMtu) {
        NodeConfig config = new NodeConfig(latencyPs, ArpConfig.DEFAULT);
        RandomStreams random = new RandomStreams(1);
        h1 = new Host(scheduler, random, "h1", config);
        h2 = new Host(scheduler, random, "h2", config);
        h1.addInterface("eth0", 0x02_00_00_00_00_01L, H1, 24, 1500);
        h2.addInterface("eth0", 0x02_00_00_00_00_02L, H2, 24, 1500);
        for (int i = 0; i < 3; i++) {
            routers[i] = new Router(scheduler, "r" + (i + 1), config);
            int left = H1 + 1 + 256 * i;
            int right = H1 + 256 * (i + 1);
            routers[i].addInterface("eth0", 0x02_00_00_00_01_00L + i, left, 24, i == 2 ? middleMtu : 1500);
            routers[i].addInterface("eth1", 0x02_00_00_00_02_00L + i, right, 24, i == 1 ? middleMtu : 1500);
        }
        h1.ip().routes().add(Ipv4Prefix.parse("0.0.0.0/0"), H1 + 1, h1.ip().interfaces().getFirst(), 1);
        h2.ip().routes().add(Ipv4Prefix.parse("0.0.0.0/0"), H2 - 1, h2.ip().interfaces().getFirst(), 1);
        for (int i = 0; i < 3; i++) {
            for (int network = 0; network < 4; network++) {
                boolean toTheRight = network > i + 1;
                if (toTheRight || network < i) {
                    int gateway = toTheRight ? H1 + 256 * (i + 1) + 1 : H1 + 256 * i;
                    routers[i].ip().routes().add(new Route(new Ipv4Prefix(H1 + 256 * network, 24), gateway,
                            routers[i].ip().interfaces().get(toTheRight ? 1 : 0), 1));
                }
            }
        }
        wires[0] = TestWire.join(scheduler, h1.nics().getFirst(), routers[0].nics().get(0), DELAY_PS);
        wires[1] = TestWire.join(scheduler, routers[0].nics().get(1), routers[1].nics().get(0), DELAY_PS);
        wires[2] = TestWire.join(scheduler, routers[1].nics().get(1), routers[2].nics().get(0), DELAY_PS);
        wires[3] = TestWire.join(scheduler, routers[2].nics().get(1), h2.nics().getFirst(), DELAY_PS);
    }

    void run() {
        scheduler.run(Long.MAX_VALUE, Long.MAX_VALUE);
    }
}
