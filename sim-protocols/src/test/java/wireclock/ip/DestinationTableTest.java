package wireclock.ip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStream;
import wireclock.engine.Scheduler;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Prefix;

class DestinationTableTest {
    private final TestNode node = new TestNode(new Scheduler(), true);
    private final DestinationResolver resolver = new DestinationResolver(node.ip().interfaces(), node.ip().routes(),
            node.ip().exceptions());

    @Test
    void findsWhatItResolvedAndStaysBounded() {
        node.addInterface("10.0.0.1/24", 1500);
        DestinationTable table = new DestinationTable(resolver);
        RandomStream random = new RandomStream(1, "addresses");
        for (int i = 0; i < 100_000; i++) {
            int address = (int) random.nextBelow(20_000) * (i % 2 == 0 ? 1 : 0x0001_0000);
            Destination destination = table.get(address);
            assertThat(destination.address).isEqualTo(address);
            assertThat(table.get(address)).as("address %s", Ipv4Address.format(address)).isSameAs(destination);
            assertThat(table.size()).isLessThanOrEqualTo(DestinationTable.LIMIT);
        }
    }

    @Test
    void startsAnewWhenToldTo() {
        DestinationTable table = new DestinationTable(resolver);
        int address = Ipv4Address.parse("10.0.0.2");
        assertThat(table.get(address).kind).isEqualTo(Destination.Kind.UNREACHABLE);
        node.addInterface("10.0.0.1/24", 1500);
        assertThat(table.get(address).kind).as("nobody told it").isEqualTo(Destination.Kind.UNREACHABLE);
        table.clear();
        assertThat(table.get(address).kind).isEqualTo(Destination.Kind.FORWARD);
    }

    @Test
    void tellsTheKindsOfAddressesApart() {
        node.addInterface("10.0.0.1/24", 1500);
        node.addInterface("192.0.2.1/30", 1400);
        node.addInterface("198.51.100.0/31", 1400);
        node.ip().routes().add(Ipv4Prefix.parse("172.16.0.0/12"), Ipv4Address.parse("192.0.2.2"),
                node.ip().interfaces().get(1), 1);

        assertKind("10.0.0.1", Destination.Kind.LOCAL);
        assertKind("192.0.2.1", Destination.Kind.LOCAL);
        assertKind("127.1.2.3", Destination.Kind.LOOPBACK);
        assertKind("10.0.0.2", Destination.Kind.FORWARD);
        assertKind("10.0.0.255", Destination.Kind.BROADCAST);
        assertKind("192.0.2.3", Destination.Kind.BROADCAST);
        assertKind("198.51.100.1", Destination.Kind.FORWARD);
        assertKind("255.255.255.255", Destination.Kind.BROADCAST);
        assertKind("224.0.0.1", Destination.Kind.BROADCAST);
        assertKind("239.1.2.3", Destination.Kind.MULTICAST);
        assertKind("240.0.0.1", Destination.Kind.INVALID);
        assertKind("0.0.0.0", Destination.Kind.INVALID);
        assertKind("0.1.2.3", Destination.Kind.INVALID);
        assertKind("8.8.8.8", Destination.Kind.UNREACHABLE);

        Destination remote = resolver.resolve(Ipv4Address.parse("172.31.0.1"));
        assertThat(remote.neighbor.address()).isEqualTo(Ipv4Address.parse("192.0.2.2"));
        assertThat(remote.source).isEqualTo(Ipv4Address.parse("192.0.2.1"));
        assertThat(remote.mtu).isEqualTo(1400);
        assertThat(resolver.resolve(Ipv4Address.parse("239.129.2.3")).neighbor.macAddress())
                .isEqualTo(0x0100_5E01_0203L);
    }

    private void assertKind(String address, Destination.Kind kind) {
        assertThat(resolver.resolve(Ipv4Address.parse(address)).kind).as(address).isEqualTo(kind);
    }
}
