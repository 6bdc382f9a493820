package wireclock.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wireclock.engine.Scheduler;
import wireclock.wire.GeneratedPayload;
import wireclock.wire.IcmpMessage;
import wireclock.wire.IcmpType;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.Payload;
import wireclock.wire.QuotedPacket;

class IcmpTest {
    private static final int OWN = Ipv4Address.parse("10.0.0.1");
    private static final int OTHER = Ipv4Address.parse("10.0.0.2");
    private static final int ROUTER = Ipv4Address.parse("10.0.0.3");
    private static final Payload DATA = new GeneratedPayload(1, 0, 56);

    private final Scheduler scheduler = new Scheduler();
    private final TestNode host = new TestNode(scheduler, false);
    private final List<String> heard = new ArrayList<>();

    @BeforeEach
    void connect() {
        host.addInterface("10.0.0.1/24", 1500);
        host.addNeighbor(0, "10.0.0.2");
        host.ip().icmp().openEcho(0xBEEF, new EchoListener() {
            @Override
            public void replyReceived(int from, int sequence, int timeToLive, Payload data) {
                heard.add(Ipv4Address.format(from) + " " + sequence + " " + timeToLive + " " + data.length());
            }

            @Override
            public void errorReceived(int type, int code, int from, int sequence) {
                heard.add(type + "/" + code + " " + Ipv4Address.format(from) + " " + sequence);
            }
        });
    }

    @Test
    void answersWithTheSameDataAndTypeOfService() {
        host.arrive(0, Ipv4Packet.of(OTHER, OWN, 0x28, 3, 1, true,
                IcmpMessage.echo(IcmpType.ECHO_REQUEST, 7, 65_535, DATA)));

        Ipv4Packet answer = host.medium(0).takeIp();
        assertThat(answer.source()).isEqualTo(OWN);
        assertThat(answer.destination()).isEqualTo(OTHER);
        assertThat(answer.typeOfService()).isEqualTo(0x28);
        assertThat(answer.timeToLive()).isEqualTo(64);
        assertThat(answer.payload()).isEqualTo(IcmpMessage.echo(IcmpType.ECHO_REPLY, 7, 65_535, DATA));
        assertThat(((IcmpMessage) answer.payload()).data()).isSameAs(DATA);
    }

    @Test
    void doesNotAnswerBroadcasts() {
        host.arriveInBroadcast(0, Ipv4Packet.of(OTHER, Ipv4Address.parse("10.0.0.255"), 0, 64, 1, true,
                IcmpMessage.echo(IcmpType.ECHO_REQUEST, 7, 1, DATA)));

        assertThat(host.medium(0).take()).isEmpty();
    }

    @Test
    void asksAndHearsTheAnswer() {
        assertThat(host.ip().icmp().sendEcho(OTHER, 0xBEEF, 40_000, DATA, 5)).isEqualTo(SendResult.SENT);
        Ipv4Packet request = host.medium(0).takeIp();
        assertThat(request.timeToLive()).isEqualTo(5);
        assertThat(request.totalLength()).isEqualTo(84);
        assertThat(request.payload()).isEqualTo(IcmpMessage.echo(IcmpType.ECHO_REQUEST, 0xBEEF, 40_000, DATA));

        host.arrive(0, reply(0xBEEF, 40_000, 61));
        host.arrive(0, reply(0xBEE0, 40_000, 61));

        assertThat(heard).containsExactly("10.0.0.2 40000 61 56");
    }

    @Test
    void hearsErrorsAboutItsRequests() {
        host.ip().icmp().sendEcho(OTHER, 0xBEEF, 3, DATA, 1);
        Ipv4Packet request = host.medium(0).takeIp();
        host.arrive(0, Ipv4Packet.of(ROUTER, OWN, 0, 64, 1, true,
                new IcmpMessage(IcmpType.TIME_EXCEEDED, IcmpType.TTL_EXPIRED, 0, QuotedPacket.quote(request))));

        assertThat(heard).containsExactly("11/0 10.0.0.3 3");
    }

    @Test
    void aQuoteCutBeforeTheIdentifierTellsNobody() {
        host.ip().icmp().sendEcho(OTHER, 0xBEEF, 3, DATA, 1);
        Payload quote = QuotedPacket.quote(host.medium(0).takeIp());
        for (int length = 0; length < 28; length++) {
            host.arrive(0, Ipv4Packet.of(ROUTER, OWN, 0, 64, 1, true,
                    new IcmpMessage(IcmpType.TIME_EXCEEDED, IcmpType.TTL_EXPIRED, 0, quote.slice(0, length))));
        }

        assertThat(heard).isEmpty();
        assertThat(host.ip().stats().delivered).isEqualTo(28);
    }

    @Test
    void pingsItself() {
        host.ip().icmp().sendEcho(OWN, 0xBEEF, 1, DATA, 64);
        scheduler.run(0, Long.MAX_VALUE);

        assertThat(heard).containsExactly("10.0.0.1 1 64 56");
        assertThat(host.medium(0).take()).isEmpty();
    }

    @Test
    void hearsFromItselfThatANeighbourIsSilent() {
        host.ip().icmp().sendEcho(Ipv4Address.parse("10.0.0.99"), 0xBEEF, 9, DATA, 64);
        scheduler.run(Long.MAX_VALUE, Long.MAX_VALUE);

        assertThat(heard).containsExactly("3/1 10.0.0.1 9");
    }

    @Test
    void identifiersHaveOneOwner() {
        EchoListener none = new EchoListener() {
            @Override
            public void replyReceived(int from, int sequence, int timeToLive, Payload data) {}

            @Override
            public void errorReceived(int type, int code, int from, int sequence) {}
        };
        assertThatThrownBy(() -> host.ip().icmp().openEcho(0xBEEF, none)).hasMessageContaining("in use");
        host.ip().icmp().closeEcho(0xBEEF);
        host.ip().icmp().openEcho(0xBEEF, none);
        host.arrive(0, reply(0xBEEF, 1, 64));
        assertThat(heard).isEmpty();
    }

    private static Ipv4Packet reply(int identifier, int sequence, int timeToLive) {
        return Ipv4Packet.of(OTHER, OWN, 0, timeToLive, 1, true,
                IcmpMessage.echo(IcmpType.ECHO_REPLY, identifier, sequence, DATA));
    }
}
