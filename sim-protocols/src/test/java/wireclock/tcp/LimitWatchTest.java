package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static wireclock.tcp.Seg.ack;
import static wireclock.tcp.Seg.data;
import static wireclock.tcp.Seg.fin;
import static wireclock.tcp.Seg.synAck;
import static wireclock.tcp.TcpScript.ms;

import org.junit.jupiter.api.Test;

class LimitWatchTest {
    @Test
    void aSenderWhoseFinIsAcknowledgedIsNotBusy() {
        TcpScript script = TcpScript.established(Settings.plain(), synAck(5000, 1001).mss(1000));
        script.at(ms(10)).app.write(500);
        script.expects(data(1001, 5001, 500)).app.socket.close();
        script.expects(fin(1501, 5001)).at(ms(30)).sends(ack(5001, 1502)).expectsNothing();
        script.at(ms(100));
        assertThat(script.app.socket.info().busyPs()).isEqualTo(ms(20));
    }

    @Test
    void aWindowTooSmallIsTheLimitInBothReadings() {
        TcpScript script = TcpScript.established(Settings.plain(), synAck(5000, 1001).mss(1000).win(1000));
        script.at(ms(10)).app.write(2000);
        script.expects(data(1001, 5001, 1000)).at(ms(30)).sends(ack(5001, 2001)).expects(data(2001, 5001, 1000))
                .at(ms(35)).sends(ack(5001, 3001)).expectsNothing();
        assertThat(script.limits).containsExactly(SendLimit.APPLICATION, SendLimit.RECEIVE_WINDOW, SendLimit.APPLICATION);
        assertThat(script.app.socket.info().windowLimitedPs()).isEqualTo(ms(20));
        assertThat(script.app.socket.info().busyPs()).isEqualTo(ms(25));
    }

    @Test
    void whereBothWindowsAreFullTheReadingsPart() {
        TcpScript script = TcpScript.established(Settings.plain().initialWindow(2),
                synAck(5000, 1001).mss(1000).win(2000));
        script.at(ms(10)).app.write(5000);
        script.expectsData(1001, 5001, 1000, 2).at(ms(30));
        assertThat(script.limits).containsExactly(SendLimit.APPLICATION, SendLimit.RECEIVE_WINDOW);
        assertThat(script.app.socket.info().windowLimitedPs()).isZero();
        assertThat(script.app.socket.info().busyPs()).isEqualTo(ms(20));
    }
}
