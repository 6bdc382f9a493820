package wireclock.tcp;

import wireclock.engine.SimTime;
import wireclock.transport.RttEstimator;

/**
 * Loss detection by time (RACK, RFC 8985 §6): a segment is lost if one sent later has arrived and a round trip, plus a
 * window for reordering, has passed since it was sent. Also keeps how far segments have been seen to overtake each other.
 */
final class Rack {
    /** tcp_recovery: the window for reordering stays at a quarter of the shortest round trip. */
    private static final int STATIC_WINDOW = 2;
    /** tcp_recovery: three reported segments are no reason to leave the window out. */
    private static final int NO_THRESHOLD = 4;
    /** Recoveries for which a widened window is kept (§6.2, step 4). */
    private static final int PERSIST = 16;
    private static final int MAX_STEPS = 255;
    /** So that the timer does not fire just before what it waits for. */
    private static final long MIN_TIMEOUT_PS = 2 * SimTime.MILLISECOND;

    private final RecoveryConfig config;
    private final RttEstimator rtt;
    /** The latest sent of the segments that have arrived. */
    private long newestSentPs = Long.MIN_VALUE;
    private long newestEnd;
    private long roundTripPs;
    /** Something has arrived since losses were looked for. */
    private boolean advanced;
    /** Segments delivered when the newest of this acknowledgement's segments was sent. */
    private int priorDelivered;
    private boolean duplicateSeen;
    private int windowSteps = 1;
    private int windowPersists;
    private int widenedAtDelivered;

    private int reordering;
    private int reorderings;

    Rack(RecoveryConfig config, RttEstimator rtt) {
        this.config = config;
        this.rtt = rtt;
        this.reordering = config.reordering();
    }

    /** How many segments may overtake one before duplicates tell of a loss: three at first (RFC 5681: DupThresh). */
    int reordering() {
        return reordering;
    }

    /** An earlier connection has seen so much. */
    void setReordering(int segments) {
        reordering = segments;
    }

    /** How often reordering was seen. */
    int reorderings() {
        return reorderings;
    }

    /** Something that had been left out of reports has arrived after all: {@code bytes} had overtaken it. */
    void sawReordering(long bytes, int segmentSize) {
        if (bytes > (long) reordering * segmentSize) {
            reordering = (int) Math.min((bytes + segmentSize - 1) / segmentSize, config.maxReordering());
        }
        reorderings++;
    }

    /** Without SACK: more duplicates than segments were outstanding. */
    void sawDuplicates(int outstanding) {
        reordering = Math.min(outstanding, config.maxReordering());
        reorderings++;
    }

    /** A timeout in spite of many reports: the degree was overrated. */
    void doubtReordering() {
        reordering = Math.min(reordering, config.reordering());
    }

    void beginAcknowledgement() {
        priorDelivered = 0;
    }

    /** A segment has arrived (§6.2, steps 1 and 2). */
    void delivered(byte flags, long end, long sentPs, int deliveredThen, long nowPs) {
        long took = nowPs - sentPs;
        if (took < rtt.minimumPs() && (flags & Scoreboard.EVER_RESENT) != 0) {
            // It may well be the original that has arrived.
            return;
        }
        advanced = true;
        roundTripPs = took;
        priorDelivered = Math.max(priorDelivered, deliveredThen);
        if (isSentAfter(sentPs, end, newestSentPs, newestEnd)) {
            newestSentPs = sentPs;
            newestEnd = end;
        }
    }

    private static boolean isSentAfter(long sentPs, long end, long otherPs, long otherEnd) {
        return sentPs > otherPs || (sentPs == otherPs && end > otherEnd);
    }

    /** A retransmission was needless, while reordering has been seen (§6.2, step 4). */
    void sawDuplicateReport() {
        duplicateSeen |= reorderings > 0;
    }

    /** Widens the window, at most once a round trip, or lets it go back. */
    void adjustWindow(int delivered) {
        if ((config.rack() & STATIC_WINDOW) != 0 || priorDelivered == 0) {
            return;
        }
        if (priorDelivered < widenedAtDelivered) {
            duplicateSeen = false;
        }
        if (duplicateSeen) {
            windowSteps = Math.min(windowSteps + 1, MAX_STEPS);
            duplicateSeen = false;
            widenedAtDelivered = delivered;
            windowPersists = PERSIST;
        } else if (windowPersists == 0) {
            windowSteps = 1;
        }
    }

    /** A recovery has ended without being undone. */
    void recovered() {
        windowPersists = Math.max(windowPersists - 1, 0);
    }

    void undone() {
        windowPersists = Math.min(windowPersists + 1, PERSIST);
        reexamine();
    }

    /** Losses are to be looked for again. */
    void reexamine() {
        advanced = true;
    }

    boolean takeAdvanced() {
        boolean result = advanced;
        advanced = false;
        return result;
    }

    private long windowPs(Scoreboard scoreboard, boolean recovering) {
        if (reorderings == 0) {
            if (recovering || (scoreboard.sacked() >= reordering && (config.rack() & NO_THRESHOLD) == 0)) {
                return 0;
            }
        }
        return Math.min(rtt.minimumPs() / 4 * windowSteps, rtt.smoothedPs());
    }

    /**
     * Declares lost what has not arrived in time (§6.2, step 5).
     *
     * @return how long to wait until the next look, or 0
     */
    long detect(Scoreboard scoreboard, boolean recovering, long nowPs) {
        long windowPs = windowPs(scoreboard, recovering);
        TransmissionOrder order = scoreboard.order();
        long timeoutPs = 0;
        int next = order.isEmpty() ? 0 : order.first();
        boolean more = !order.isEmpty();
        while (more) {
            int number = next;
            more = !order.isLast(number);
            next = order.after(number);
            if ((scoreboard.flags(number) & (Scoreboard.LOST | Scoreboard.RESENT)) == Scoreboard.LOST) {
                continue;
            }
            if (!isSentAfter(newestSentPs, newestEnd, scoreboard.sentPs(number), scoreboard.end(number))) {
                break;
            }
            long leftPs = roundTripPs + windowPs - (nowPs - scoreboard.sentPs(number));
            if (leftPs <= 0) {
                scoreboard.markLost(number);
                order.remove(number);
            } else {
                timeoutPs = Math.max(timeoutPs, leftPs);
            }
        }
        return timeoutPs == 0 ? 0 : timeoutPs + MIN_TIMEOUT_PS;
    }

    /** The retransmission timer has expired: what was sent within the last round trip may still arrive (§6.3). */
    void markTimedOut(Scoreboard scoreboard, long nowPs) {
        long arrivingPs = config.refinements().rack() ? roundTripPs : 0;
        for (int number = scoreboard.head(); number != scoreboard.tail(); number++) {
            if (number == scoreboard.head() || nowPs - scoreboard.sentPs(number) >= arrivingPs) {
                // It stays in the order of transmissions: if the timeout was a mistake, it may be found lost again.
                scoreboard.markLost(number);
            }
        }
    }
}
