package wireclock.tcp;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.wire.FastOpenOption;

/**
 * What a host remembers of the peers to which it has opened connections fast: cookie and segment size of each (RFC 7413
 * §4.1.3), and whether the network seems to swallow what is sent that way (Linux: tcp_metrics, tcp_fastopen.c).
 */
final class FastOpenCache {
    /** The pause after a black hole doubles with each, so often at the most. */
    private static final int MOST_DOUBLINGS = 6;

    /** What is known of one peer. */
    private static final class Entry {
        int segmentSize;
        @Nullable FastOpenOption cookie;
        /** How far the option as it was before the RFC has been tried: not yet, next time, in vain. */
        int experiment;
    }

    private final Map<Integer, Entry> entries = new HashMap<>();
    private int blackholes;
    private long lastBlackholePs;
    private long accepted;
    private long rejected;
    private long blackholesSeen;

    /** The segment size that the peer offered last, or 0. */
    int segmentSize(int peer) {
        Entry entry = entries.get(peer);
        return entry == null ? 0 : entry.segmentSize;
    }

    /** The peer's cookie, or null without. */
    @Nullable FastOpenOption cookie(int peer) {
        Entry entry = entries.get(peer);
        return entry == null ? null : entry.cookie;
    }

    /** Whether the next request for a cookie is to be written as before the RFC: the peer did not answer the other. */
    boolean asksExperimentally(int peer) {
        Entry entry = entries.get(peer);
        return entry != null && entry.experiment == 1;
    }

    /**
     * Takes in what a SYN-ACK has said.
     *
     * @param cookie what it brought, or null
     * @param experiment how far the experimental option has been tried, 0 to leave it
     */
    void learn(int peer, int segmentSize, @Nullable FastOpenOption cookie, int experiment) {
        Entry entry = entries.computeIfAbsent(peer, any -> new Entry());
        entry.segmentSize = segmentSize;
        if (cookie != null && !cookie.isRequest()) {
            entry.cookie = cookie;
        } else if (experiment > entry.experiment && entry.cookie == null) {
            entry.experiment = experiment;
        }
    }

    /** Whether fast opening pauses, because it led into a black hole not long ago. */
    boolean isPaused(long timeoutPs, long nowPs) {
        return timeoutPs > 0 && blackholes > 0
                && nowPs - lastBlackholePs < timeoutPs << Math.min(blackholes - 1, MOST_DOUBLINGS);
    }

    /** What was opened fast has been met with silence. */
    void blackholeFound(long timeoutPs, long nowPs) {
        blackholesSeen++;
        if (timeoutPs > 0) {
            blackholes++;
            lastBlackholePs = nowPs;
        }
    }

    /** Data has come in on a connection that was opened fast after a pause: the way is open again. */
    void proven() {
        blackholes = 0;
    }

    /** Forgets all peers. */
    void clear() {
        entries.clear();
    }

    /** Data on a SYN was or was not acknowledged by the SYN-ACK. */
    void count(boolean taken) {
        if (taken) {
            accepted++;
        } else {
            rejected++;
        }
    }

    /** Times that data on a SYN was acknowledged at once (TCPFastOpenActive). */
    long accepted() {
        return accepted;
    }

    /** Times that it had to be sent again (TCPFastOpenActiveFail). */
    long rejected() {
        return rejected;
    }

    /** Black holes found (TCPFastOpenBlackhole). */
    long blackholesSeen() {
        return blackholesSeen;
    }
}
