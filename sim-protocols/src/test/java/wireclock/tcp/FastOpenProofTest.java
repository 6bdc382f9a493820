package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static wireclock.tcp.TcpScript.ms;
import static wireclock.tcp.TcpScript.s;

import org.junit.jupiter.api.Test;
import wireclock.wire.GeneratedPayload;
import wireclock.wire.Ipv4Address;
import wireclock.wire.TcpSegment;

/** Fast opening that has led into a black hole pauses, and what comes back later shows that the way is open again. */
class FastOpenProofTest {
    private static final int PEER = Ipv4Address.parse("10.0.0.2");
    private static final FastOpenClient CLIENT = new FastOpenClient(false, s(10));

    private final TcpScript script = new TcpScript();

    private TcpSocket open() {
        return script.tcp.connectFast(PEER, 80, Settings.plain().config(), 1000, CLIENT,
                new GeneratedPayload(TcpScript.APP, 0, 100), script.app, TcpObserver.NONE);
    }

    /** The third timeout in a row, three seconds after the SYN. */
    private void blackHole() {
        TcpSocket socket = open();
        for (int i = 0; i < 3; i++) {
            script.all();
            script.after(s(1)).all();
        }
        socket.abort();
        script.all();
        assertThat(script.tcp.mayOpenFast(PEER, CLIENT)).isFalse();
    }

    private boolean mayOpenFastAfter(long ps) {
        script.after(ps);
        return script.tcp.mayOpenFast(PEER, CLIENT);
    }

    private void used(boolean withAnswer) {
        TcpSocket socket = open();
        TcpSegment syn = script.next();
        assertThat(syn.payload().length()).isEqualTo(100);
        Seg synAck = Seg.synAck(5000, 1101).mss(1460);
        script.strangerPort(syn.sourcePort()).sends(synAck);
        if (withAnswer) {
            script.sends(Seg.data(5001, 1101, 50));
        }
        script.all();
        socket.abort();
        script.all();
    }

    @Test
    void thePauseDoublesUntilSomethingHasComeBack() {
        blackHole();
        assertThat(mayOpenFastAfter(s(10) - ms(1))).isFalse();
        assertThat(mayOpenFastAfter(ms(1))).isTrue();
        used(false);
        blackHole();
        assertThat(mayOpenFastAfter(s(19))).isFalse();
        assertThat(mayOpenFastAfter(s(1))).isTrue();
        used(true);
        blackHole();
        assertThat(mayOpenFastAfter(s(10))).isTrue();
    }
}
