package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static wireclock.tcp.TcpScript.s;

import org.junit.jupiter.api.Test;
import wireclock.wire.FastOpenOption;

/** What a host remembers of the peers that it has opened connections to fast, as Linux keeps it. */
class FastOpenCacheTest {
    private static final int PEER = 0x0A00_0002;
    private static final FastOpenOption COOKIE = new FastOpenOption(new byte[] {1, 2, 3, 4}, false);
    private static final FastOpenOption REQUEST = new FastOpenOption(new byte[0], false);

    private final FastOpenCache cache = new FastOpenCache();

    @Test
    void keepsTheLastCookieAndSegmentSize() {
        cache.learn(PEER, 1460, COOKIE, 0);
        cache.learn(PEER, 940, null, 0);
        assertThat(cache.cookie(PEER)).isEqualTo(COOKIE);
        assertThat(cache.segmentSize(PEER)).isEqualTo(940);
        assertThat(cache.cookie(PEER + 1)).isNull();
        cache.clear();
        assertThat(cache.cookie(PEER)).isNull();
    }

    @Test
    void triesTheOldOptionOnceIfThePeerDoesNotAnswerTheNew() {
        cache.learn(PEER, 1460, null, 1);
        assertThat(cache.asksExperimentally(PEER)).isTrue();
        cache.learn(PEER, 1460, REQUEST, 2);
        assertThat(cache.asksExperimentally(PEER)).isFalse();
        cache.learn(PEER, 1460, null, 1);
        assertThat(cache.asksExperimentally(PEER)).as("never again").isFalse();
    }

    /** tcp_fastopen_active_should_disable: the pause doubles with each black hole, six times at the most. */
    @Test
    void pausesLongerAfterEachBlackHole() {
        assertThat(cache.isPaused(s(10), 0)).isFalse();
        long now = 0;
        for (int hole = 0; hole < 9; hole++) {
            cache.blackholeFound(s(10), now);
            long pause = s(10) << Math.min(hole, 6);
            assertThat(cache.isPaused(s(10), now + pause - 1)).as("black hole %d", hole).isTrue();
            assertThat(cache.isPaused(s(10), now + pause)).as("black hole %d", hole).isFalse();
            assertThat(cache.isPaused(0, now)).as("switched off").isFalse();
            now += pause;
        }
        cache.proven();
        assertThat(cache.isPaused(s(10), now - 1)).isFalse();
    }
}
