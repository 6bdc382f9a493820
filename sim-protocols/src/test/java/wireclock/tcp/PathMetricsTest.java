package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static wireclock.tcp.Seg.ack;
import static wireclock.tcp.Seg.data;
import static wireclock.tcp.Seg.fin;
import static wireclock.tcp.Seg.syn;
import static wireclock.tcp.Seg.synAck;
import static wireclock.tcp.TcpScript.ms;
import static wireclock.tcp.TcpScript.s;

import org.junit.jupiter.api.Test;
import wireclock.transport.CongestionControl;

/** What a connection leaves behind for the next one; segments of 1000 bytes, a round trip of 100 ms. */
class PathMetricsTest {
    private final TcpScript script = new TcpScript();
    private final TestApp app = script.app;

    private static Settings settings(MetricsCache what) {
        return Settings.plain().mss(1000).sack().remembering(what);
    }

    /** Ten segments, of which one is lost, or none; then both ends close. */
    private void once(MetricsCache what, boolean loses) {
        script.connect(settings(what), 1000).expects(syn(1000)).after(ms(100))
                .sends(synAck(5000, 1001).mss(1460).sackOk()).expects(ack(1001, 5001));
        app.write(10_000);
        script.expectsData(1001, 5001, 1000, 10).after(ms(100));
        if (loses) {
            script.sends(ack(5001, 1001).sack(2001, 11_001)).expects(data(1001, 5001, 1000)).after(ms(100));
        }
        script.sends(ack(5001, 11_001));
        end();
    }

    private void end() {
        int next = (int) (1001 + app.socket.bytesWritten());
        app.socket.close();
        script.expects(fin(next, 5001)).after(ms(100)).sends(fin(5001, next + 1)).expects(ack(next + 1, 5002));
    }

    private void again(MetricsCache what, long roundTripPs) {
        app.beginAgain();
        script.connectAgain(settings(what), 1000).expects(syn(1000)).after(roundTripPs)
                .sends(synAck(5000, 1001).mss(1460).sackOk()).expects(ack(1001, 5001));
    }

    @Test
    void theThresholdIsKept() {
        once(MetricsCache.ALL, true);
        assertThat(app.socket.slowStartThreshold()).isEqualTo(5);
        again(MetricsCache.ALL, ms(100));
        assertThat(app.socket.slowStartThreshold()).isEqualTo(5);
        assertThat(app.socket.congestionWindow()).as("not the window").isEqualTo(10);
    }

    @Test
    void linuxKeepsAllButTheThreshold() {
        once(MetricsCache.WITHOUT_THRESHOLD, true);
        again(MetricsCache.WITHOUT_THRESHOLD, ms(1));
        assertThat(app.socket.slowStartThreshold()).isEqualTo(CongestionControl.NO_THRESHOLD);
        app.write(100);
        // No probe sooner than 2 SRTT + 200 ms; the first timeout is that of 100 + 2 · 100 ms, from the transmission.
        script.expects(data(1001, 5001, 100)).after(ms(202)).expects(data(1001, 5001, 100));
        script.after(ms(300)).expects(data(1001, 5001, 100));
    }

    @Test
    void nothingIsKeptUnlessAskedFor() {
        once(MetricsCache.OFF, true);
        again(MetricsCache.ALL, ms(1));
        assertThat(app.socket.slowStartThreshold()).isEqualTo(CongestionControl.NO_THRESHOLD);
        app.write(100);
        script.expects(data(1001, 5001, 100)).after(ms(201)).expects(data(1001, 5001, 100));
    }

    @Test
    void aThresholdIsRaisedByASlowStartThatGoesBeyondIt() {
        once(MetricsCache.ALL, false);
        again(MetricsCache.ALL, ms(100));
        assertThat(app.socket.slowStartThreshold()).as("none was known").isEqualTo(CongestionControl.NO_THRESHOLD);
    }

    @Test
    void afterAnHourItIsForgotten() {
        once(MetricsCache.ALL, true);
        script.after(s(3599));
        again(MetricsCache.ALL, ms(100));
        assertThat(app.socket.slowStartThreshold()).isEqualTo(5);
        app.socket.abort();
        script.all();
        script.after(s(2));
        again(MetricsCache.ALL, ms(100));
        assertThat(app.socket.slowStartThreshold()).isEqualTo(CongestionControl.NO_THRESHOLD);
    }
}
