package wireclock.reports.packets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.wire.BytesPayload;
import wireclock.wire.EtherType;
import wireclock.wire.EthernetFrame;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.TcpOptions;
import wireclock.wire.TcpSegment;
import wireclock.wire.VlanTag;

class PacketLayersTest {
    private static EthernetFrame frame(int sequence, int acknowledgement) {
        TcpSegment segment = new TcpSegment(49_152, 80, sequence, acknowledgement, TcpSegment.ACK | TcpSegment.PSH, 501,
                0, new TcpOptions(TcpOptions.ABSENT, TcpOptions.ABSENT, false, true, 7, 9, new int[] {3000, 4000}),
                new BytesPayload(new byte[100]));
        Ipv4Packet packet = Ipv4Packet.of(Ipv4Address.parse("10.0.0.1"), Ipv4Address.parse("10.0.0.2"), 3, 63, 5, false,
                segment);
        return new EthernetFrame(2, 1, EtherType.IPV4, packet).withTag(VlanTag.of(10, 5));
    }

    private static List<String> layer(List<PacketLayers.Layer> layers, String name) {
        return layers.stream().filter(layer -> layer.name().equals(name)).flatMap(layer -> layer.fields().stream())
                .map(field -> field.name() + ": " + field.value()).toList();
    }

    @Test
    void everyHeaderOfATaggedSegment() {
        List<PacketLayers.Layer> layers = PacketLayers.of(frame(-2, 5001), frame(1, 1));
        assertThat(layers).extracting(PacketLayers.Layer::name).containsExactly("Ethernet", "IPv4", "TCP");
        // 14 + 4 of the tag, 20, 20 + 12 of timestamps + 12 of a SACK block, 100, 4; 8 and 12 more on the wire.
        assertThat(layer(layers, "Ethernet")).containsExactly("destination: 00:00:00:00:00:02",
                "source: 00:00:00:00:00:01", "VLAN: 10", "priority: 5", "EtherType: 0x0800",
                "on the wire: 186 B with check sequence, 206 B with preamble and gap");
        assertThat(layer(layers, "IPv4")).contains("source: 10.0.0.1", "header length: 20 B", "total length: 164 B",
                "ECN: congestion experienced", "DSCP: 0", "time to live: 63", "protocol: 6", "fragment offset: 0 B");
        assertThat(layer(layers, "TCP")).containsExactly("source port: 49152", "destination port: 80",
                "sequence number: 4294967294 (from the beginning: 1)",
                "acknowledgement number: 5001 (from the beginning: 1)", "header length: 44 B", "flags: PSH ACK",
                "window, as sent: 501", "urgent pointer: 0", "options: timestamps 7, echo 9; SACK 3000–4000",
                "payload: 100 B");
    }
}
