package wireclock.reports.packets;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wireclock.reports.JsonReader;
import wireclock.reports.JsonWriter;
import wireclock.wire.BytesPayload;
import wireclock.wire.IcmpMessage;
import wireclock.wire.IcmpType;
import wireclock.wire.IpPayload;
import wireclock.wire.IpProtocol;
import wireclock.wire.Ipv4Codec;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.QuotedPacket;
import wireclock.wire.RawIpPayload;
import wireclock.wire.UdpDatagram;

class FlowSignatureTest {
    private static final int H1 = Packets.H1;
    private static final int H2 = Packets.H2;
    private static final int ROUTER = H1 - 1;
    private static final FlowSignature CALL = new FlowSignature("call", "h1", IpProtocol.UDP, List.of(H1), H2, 5001,
            5002);
    private static final FlowSignature ECHO = new FlowSignature("echo", "h1", IpProtocol.ICMP, List.of(H1), H2, 3, 3);

    private static Ipv4Packet packet(int from, int to, IpPayload payload) {
        return Ipv4Packet.of(from, to, 0, 64, 9, false, payload);
    }

    private static UdpDatagram datagram(int from, int to) {
        return new UdpDatagram(from, to, new BytesPayload(new byte[100]));
    }

    @Test
    void bothDirectionsByThePortOfTheOtherEnd() {
        assertThat(CALL.matches(packet(H1, H2, datagram(40_000, 5001)))).isTrue();
        assertThat(CALL.matches(packet(H2, H1, datagram(5002, 40_000)))).isTrue();
        assertThat(CALL.matches(packet(H1, H2, datagram(5001, 5003)))).isFalse();
        assertThat(CALL.matches(packet(ROUTER, H2, datagram(40_000, 5001)))).isFalse();
        assertThat(ECHO.matches(packet(H1, H2, datagram(40_000, 3)))).isFalse();
    }

    @Test
    void errorsAboutItsPacketsAreItsOwn() {
        Ipv4Packet lost = packet(H1, H2, datagram(40_000, 5001));
        IcmpMessage error = new IcmpMessage(IcmpType.TIME_EXCEEDED, 0, 0, QuotedPacket.quote(lost));
        assertThat(CALL.matches(packet(ROUTER, H1, error))).isTrue();
        assertThat(ECHO.matches(packet(ROUTER, H1, error))).isFalse();
        IcmpMessage other = new IcmpMessage(IcmpType.TIME_EXCEEDED, 0, 0,
                QuotedPacket.quote(packet(H1, H2, datagram(40_000, 6000))));
        assertThat(CALL.matches(packet(ROUTER, H1, other))).isFalse();
    }

    @Test
    void echoesByTheirIdentifier() {
        assertThat(ECHO.matches(packet(H1, H2, IcmpMessage.echo(IcmpType.ECHO_REQUEST, 3, 1, BytesPayload.EMPTY))))
                .isTrue();
        assertThat(ECHO.matches(packet(H2, H1, IcmpMessage.echo(IcmpType.ECHO_REPLY, 3, 1, BytesPayload.EMPTY))))
                .isTrue();
        assertThat(ECHO.matches(packet(H1, H2, IcmpMessage.echo(IcmpType.ECHO_REQUEST, 4, 1, BytesPayload.EMPTY))))
                .isFalse();
    }

    @Test
    void fragments() {
        BytesPayload bytes = Ipv4Codec.encodePayload(packet(H1, H2, datagram(40_000, 5001)));
        assertThat(CALL.matches(fragment(bytes.slice(0, 48), Ipv4Packet.MORE_FRAGMENTS))).isTrue();
        assertThat(CALL.matches(fragment(bytes.slice(48, 60), 6))).isTrue();
        BytesPayload others = Ipv4Codec.encodePayload(packet(H1, H2, datagram(40_000, 6000)));
        assertThat(CALL.matches(fragment(others.slice(0, 48), Ipv4Packet.MORE_FRAGMENTS))).isFalse();
    }

    private static Ipv4Packet fragment(BytesPayload bytes, int flagsAndOffset) {
        return new Ipv4Packet(0, 9, flagsAndOffset, 64, H1, H2, BytesPayload.EMPTY,
                new RawIpPayload(IpProtocol.UDP, bytes));
    }

    @Test
    void theManifestKeepsItAll() throws Exception {
        Wiring wiring = new Wiring(List.of(List.of("a:eth0", "b:eth0"), List.of("x:eth0", "y:eth0", "z:eth0")),
                List.of(CALL, ECHO));
        Object read = JsonReader.read(JsonWriter.write(Map.of(Wiring.KEY, wiring.tree())));
        assertThat(Wiring.of((Map<?, ?>) read)).isEqualTo(wiring);
        assertThat(Wiring.of(Map.of(Wiring.KEY, Map.of("flows", Map.of("f", Map.of("to", new BigDecimal(3))))))
                .flows()).singleElement().satisfies(flow -> assertThat(flow.from()).isEmpty());
    }
}
