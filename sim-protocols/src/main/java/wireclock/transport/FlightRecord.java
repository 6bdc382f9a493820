package wireclock.transport;

/**
 * What was in flight, and how much had been lost and marked, when each segment left (in Google's kernel tx.in_flight,
 * tx.lost and tx.delivered_ce of a packet): from that follows, once it has arrived or is given up, what share of its flight
 * was lost. By the segment's number, in a ring of the size of the sender's; kept only for a congestion control that asks.
 */
final class FlightRecord {
    /** Is told of losses. */
    interface LossWatcher {
        /**
         * A segment has been declared lost.
         *
         * @param sentInFlight segments in flight when it left, itself included; 0: not known
         * @param losses declared since then, itself included
         */
        void segmentLost(int sentInFlight, int losses, boolean applicationLimited);
    }

    private final LossWatcher watcher;
    private int[] inFlight = new int[64];
    private int[] lossesThen = new int[64];
    private int[] markedThen = new int[64];
    private boolean[] limited = new boolean[64];
    /** Segments delivered by acknowledgements that echoed a mark. */
    private int marked;
    /** The sender's ring is being filled anew: what was in flight then is not known any more. */
    private boolean suspended;

    FlightRecord(LossWatcher watcher) {
        this.watcher = watcher;
    }

    /** Segments delivered by acknowledgements that echoed a mark, of the connection so far. */
    int marked() {
        return marked;
    }

    /**
     * A segment leaves, for the first time or again.
     *
     * @param losses of the connection so far
     */
    void sent(int number, int segmentsInFlight, int losses, boolean applicationLimited) {
        int slot = number & inFlight.length - 1;
        inFlight[slot] = suspended ? 0 : segmentsInFlight;
        lossesThen[slot] = losses;
        markedThen[slot] = marked;
        limited[slot] = applicationLimited;
    }

    /** The sample of an acknowledgement is that of this segment. */
    void take(int number, AckSample sample) {
        int slot = number & inFlight.length - 1;
        sample.sentInFlight = inFlight[slot];
        sample.lossesSince = lossesThen[slot];
        sample.markedSince = markedThen[slot];
    }

    /** A segment has arrived: if the receiver throws it away, it is not lost to congestion. */
    void arrived(int number) {
        inFlight[number & inFlight.length - 1] = 0;
    }

    /** An acknowledgement is complete: what was noted of its segment becomes what has happened since. */
    void complete(AckSample sample, boolean hasSegment) {
        if (sample.congestionEcho) {
            marked += sample.delivered;
        }
        sample.lossesSince = hasSegment ? sample.lossesTotal - sample.lossesSince : 0;
        sample.markedSince = hasSegment ? marked - sample.markedSince : 0;
    }

    /** A segment is declared lost. */
    void lost(int number, int losses) {
        if (!suspended) {
            int slot = number & inFlight.length - 1;
            watcher.segmentLost(inFlight[slot], losses - lossesThen[slot], limited[slot]);
        }
    }

    /** The sender's ring is to be filled anew, or has been. */
    void suspend(boolean begins) {
        suspended = begins;
    }

    void renamed(int from, int to) {
        int mask = inFlight.length - 1;
        inFlight[to & mask] = inFlight[from & mask];
        lossesThen[to & mask] = lossesThen[from & mask];
        markedThen[to & mask] = markedThen[from & mask];
        limited[to & mask] = limited[from & mask];
    }

    void doubled(int head) {
        inFlight = Rings.doubled(inFlight, head);
        lossesThen = Rings.doubled(lossesThen, head);
        markedThen = Rings.doubled(markedThen, head);
        limited = Rings.doubled(limited, head);
    }
}
