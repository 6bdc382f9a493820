package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static wireclock.tcp.Seg.ack;
import static wireclock.tcp.Seg.data;
import static wireclock.tcp.Seg.syn;
import static wireclock.tcp.Seg.synAck;
import static wireclock.tcp.TcpScript.ms;

import org.junit.jupiter.api.Test;

/** Where PSH stands, and when a write finds no room: as Linux' tcp_sendmsg has it. */
class WriteQueueTest {
    private final TcpScript script = new TcpScript();

    private void open(int window) {
        script.connect(Settings.plain(), 1000).expects(syn(1000).mss(1460).win(65_535))
                .at(ms(10)).sends(synAck(5000, 1001).mss(1000).win(window)).expects(ack(1001, 5001).noOptions());
    }

    /** Units of two segments; beyond half of the window, 2000 bytes, since the last PSH the end of a unit has it. */
    @Test
    void pushStandsAfterHalfAWindow() {
        open(4000);
        script.app.write(6500);
        script.expects(data(1001, 5001, 1000)).expects(data(2001, 5001, 1000)).expects(data(3001, 5001, 1000))
                .expects(data(4001, 5001, 1000).push());
    }

    /** A write takes whole units while less than the limit is unsent. */
    @Test
    void theUnsentLimitEndsAWrite() {
        open(4000);
        script.app.socket.setUnsentLimit(1);
        script.app.write(10_000);
        // Four segments fill the window; of the unit of two that was begun last, both wait.
        assertThat(script.app.socket.unsent()).isLessThanOrEqualTo(2000);
        assertThat(script.app.socket.isWritable()).isFalse();
    }

    /** 1000 bytes and 960 of the kernel's own for each unit of one segment: the fourth finds 5880 of 5000 taken. */
    @Test
    void memoryIsMoreThanBytes() {
        open(2000);
        script.app.socket.setSendMemory(5000);
        script.app.write(10_000);
        assertThat(script.app.socket.bytesWritten()).isEqualTo(3000);
    }
}
