package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static wireclock.tcp.Seg.ack;
import static wireclock.tcp.Seg.data;
import static wireclock.tcp.Seg.syn;
import static wireclock.tcp.Seg.synAck;

import org.junit.jupiter.api.Test;

class SequenceNumbersTest {
    @Test
    void extendsToTheNearest() {
        long base = SequenceNumbers.initial(-10);
        assertThat(SequenceNumbers.extend(-10, base)).isEqualTo(base);
        assertThat(SequenceNumbers.extend(5, base)).isEqualTo(base + 15);
        assertThat(SequenceNumbers.extend(-20, base)).isEqualTo(base - 10);
        assertThat(SequenceNumbers.extend(-10 + Integer.MAX_VALUE, base)).isEqualTo(base + Integer.MAX_VALUE);
    }

    @Test
    void aConnectionPassesTheWrapOfBothDirections() {
        TcpScript script = new TcpScript();
        script.connect(Settings.plain().mss(1000), -501).expects(syn(-501)).sends(synAck(-51, -500).mss(1460))
                .expects(ack(-500, -50));
        script.app.write(2000);
        script.expects(data(-500, -50, 1000)).expects(data(500, -50, 1000))
                .sends(data(-50, 500, 100)).expects(ack(1500, 50)).sends(data(150, 1500, 10)).expects(ack(1500, 50))
                .sends(data(50, 1500, 100)).expects(ack(1500, 160));
    }
}
