package wireclock.ip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStream;
import wireclock.wire.BytesPayload;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.RawIpPayload;
import wireclock.wire.UdpDatagram;

class NextHopsTest {
    /** Chi-square of 3 degrees of freedom is above this once in a thousand times. */
    private static final double CHI_SQUARE_3 = 16.27;
    private static final int FLOWS = 20_000;

    private static Destination[] ways(int count) {
        Destination[] ways = new Destination[count];
        for (int i = 0; i < count; i++) {
            ways[i] = new Destination(i, Destination.Kind.FORWARD, 0);
        }
        return ways;
    }

    private static Ipv4Packet udp(int source, int destination, int from, int to) {
        return Ipv4Packet.of(source, destination, 0, 64, 0, true, new UdpDatagram(from, to, BytesPayload.EMPTY));
    }

    private static double chiSquare(int[] counts, int total) {
        double expected = (double) total / counts.length;
        double sum = 0;
        for (int count : counts) {
            sum += (count - expected) * (count - expected) / expected;
        }
        return sum;
    }

    /** The inputs of real networks are far from random: neighbouring addresses and ports one after another. */
    @Test
    void portsAloneAndAddressesAloneDivideFlowsEvenly() {
        for (long seed = 1; seed <= 5; seed++) {
            NextHops hops = new NextHops(ways(4), new RandomStream(seed, "ecmp of r1").nextLong());
            int[] byPort = new int[4];
            int[] byAddress = new int[4];
            int[] byDestination = new int[4];
            for (int i = 0; i < FLOWS; i++) {
                byPort[hops.of(udp(0x0A000002, 0x0A000102, 32_768 + i, 5001)).address]++;
                byAddress[hops.of(udp(0x0A000002 + (i << 8), 0x0B000102 + (i << 8), 40_000, 5001)).address]++;
                byDestination[hops.of(0x0A000002 + (i << 8)).address]++;
            }
            assertThat(chiSquare(byPort, FLOWS)).as("seed %d", seed).isLessThan(CHI_SQUARE_3);
            assertThat(chiSquare(byAddress, FLOWS)).as("seed %d", seed).isLessThan(CHI_SQUARE_3);
            assertThat(chiSquare(byDestination, FLOWS)).as("seed %d", seed).isLessThan(CHI_SQUARE_3);
        }
    }

    /** Of the flows that one router sends left, the next one sends half left: their seeds differ (no polarisation). */
    @Test
    void successiveRoutersChooseIndependently() {
        NextHops first = new NextHops(ways(2), new RandomStream(1, "ecmp of r1").nextLong());
        NextHops second = new NextHops(ways(2), new RandomStream(1, "ecmp of r2").nextLong());
        int[] pairs = new int[4];
        for (int i = 0; i < FLOWS; i++) {
            Ipv4Packet packet = udp(0x0A000002, 0x0A000102, 32_768 + i, 5001);
            pairs[first.of(packet).address * 2 + second.of(packet).address]++;
        }
        assertThat(chiSquare(pairs, FLOWS)).isLessThan(CHI_SQUARE_3);
    }

    @Test
    void aFlowKeepsItsWay() {
        NextHops hops = new NextHops(ways(7), 42);
        for (int port = 1; port < 1000; port++) {
            Destination way = hops.of(udp(1, 2, port, 80));
            Ipv4Packet later = Ipv4Packet.of(1, 2, 0x28, 3, 999, false, new UdpDatagram(port, 80, BytesPayload.EMPTY));
            assertThat(hops.of(later)).as("another length, TTL, identification").isSameAs(way);
        }
    }

    /** Only the first fragment has ports, and all must go the same way. */
    @Test
    void fragmentsGoTogether() {
        NextHops hops = new NextHops(ways(8), 42);
        UdpDatagram head = new UdpDatagram(1234, 80, BytesPayload.EMPTY);
        int[] seen = new int[8];
        for (int source = 0; source < 500; source++) {
            Ipv4Packet first = new Ipv4Packet(0, 7, 0x2000, 64, source, 2, BytesPayload.EMPTY, head);
            Ipv4Packet second = new Ipv4Packet(0, 7, 0x0001, 64, source, 2, BytesPayload.EMPTY,
                    new RawIpPayload(head.protocol(), BytesPayload.EMPTY));
            assertThat(hops.of(second)).isSameAs(hops.of(first));
            seen[hops.of(first).address]++;
        }
        assertThat(seen).doesNotContain(0);
    }

    @Test
    void everyNumberOfWaysIsUsed() {
        for (int count = 2; count <= 16; count++) {
            NextHops hops = new NextHops(ways(count), 1);
            int[] seen = new int[count];
            for (int port = 1; port <= 1000; port++) {
                seen[hops.of(udp(1, 2, port, 80)).address]++;
            }
            assertThat(seen).doesNotContain(0);
        }
    }
}
