package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wireclock.transport.SegmentMemory;

/** The window of Linux 6.18, worked by hand for segments of 1448 bytes, of which 2304 bytes of memory are charged. */
class LinuxReceiveWindowTest {
    private static final int SEGMENT = 1448;
    private final LinuxReceiveWindow window = new LinuxReceiveWindow(131_072, 6_291_456, false, 0);

    @BeforeEach
    void open() {
        assertThat(window.initial(1460)).isEqualTo(64_240);
        window.established(SEGMENT, 7, 64_240, 0);
    }

    /** Of 256 bytes of memory 160 are window, for 1448 · 256 / 2304 is 160.9; two segments a step, up to 81,920. */
    @Test
    void opensByTwoSegmentsASegmentUntilMemoryEnds() {
        assertThat(SegmentMemory.of(SEGMENT)).isEqualTo(2304);
        int steps = 0;
        while (window.grow(SEGMENT, SEGMENT, 2304)) {
            steps++;
        }
        assertThat(steps).isEqualTo(6);
        // One segment lies there: 81,920 − 1,440, rounded up to 128.
        assertThat(window.select(0, SEGMENT, 2304, SEGMENT)).isEqualTo(80_512);
        assertThat(window.grow(SEGMENT, SEGMENT, 0)).as("read, there is room for one more").isTrue();
    }

    /** Ten segments a round trip are expected, 72 lie from the hole on: 2 · 14,480 + 104,256 = 133,216 bytes of window. */
    @Test
    void makesRoomForWhatLiesBeyondAHole() {
        window.grow(SEGMENT, SEGMENT, 2304);
        long held = 72L * SEGMENT;
        window.holds(held);
        while (window.grow(SEGMENT, SEGMENT, 0)) {
            // Until the window is open.
        }
        assertThat(window.select(0, 0, 0, SEGMENT)).isEqualTo(133_248);
        // All of them still there: 133,215 − 103,680 are less than half, so rounded down.
        assertThat(window.select(0, held, 72L * 2304, SEGMENT)).isEqualTo(29_440);
        assertThat(window.isHalfUsed(72L * 2304)).isTrue();
        assertThat(window.isHalfUsed(20L * 2304)).isFalse();
    }

    /** What has been offered stands, in units of 128 bytes: the next whole one. */
    @Test
    void roundsUpWhatHasBeenOffered() {
        assertThat(window.kept(165_720)).isEqualTo(165_760);
        assertThat(window.kept(165_760)).isEqualTo(165_760);
    }
}
