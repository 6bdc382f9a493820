package wireclock.tcp;

/**
 * What one acknowledgement has told: gathered by scoreboard and SACK reader, judged by {@link LossRecovery}. One object a
 * connection, begun anew with each acknowledgement.
 */
final class AckReport {
    static final long NONE = -1;

    long nowPs;
    /** SND.UNA before. */
    long priorUna;
    /** It carries data. */
    boolean data;
    boolean advanced;
    boolean windowUpdated;
    /** Segments left the retransmission queue. */
    boolean dataAcked;
    boolean dataSacked;
    /** Something sent before the recovery point, and once only, has arrived. */
    boolean originalArrived;
    /** What was acknowledged cumulatively had been sent more than once. */
    boolean resentAcked;
    /** It reports a segment that arrived twice (RFC 2883). */
    boolean duplicateReported;
    /** The report is of the loss probe. */
    boolean probeDuplicate;
    /** It acknowledges the loss probe, or what the probe was sent again for. */
    boolean probeAmbiguous;
    /** The oldest outstanding segment is one that had been reported: the receiver has thrown it away. */
    boolean reneging;
    boolean congestionEcho;
    /** A retransmission was found lost. */
    boolean retransmissionLost;
    /** The retransmission timer is to be set anew. */
    boolean setTimer;
    /** The oldest segment outstanding is a probe of the path's MTU; and nothing worse has been lost than that. */
    boolean mtuProbe;
    boolean mtuProbeLost;
    /** When the first and the last of the segments were sent that were acknowledged and sent once. */
    long firstAckedSentPs;
    long lastAckedSentPs;
    long firstSackedSentPs;
    long lastSackedSentPs;
    /** Segments that are known to have arrived since the acknowledgement before. */
    int delivered;
    /** Segments taken out of the queue. */
    int removed;
    /** Of these segments, the bytes. */
    long deliveredBytes;
    /** Segments that have arrived marked, by what the acknowledgement says. */
    int marked;
    /** First sequence number of what has arrived late, below what had been reported already; or the maximum. */
    long reorderedFrom;

    void begin(long nowPs, long priorUna) {
        this.nowPs = nowPs;
        this.priorUna = priorUna;
        data = false;
        advanced = false;
        windowUpdated = false;
        dataAcked = false;
        dataSacked = false;
        originalArrived = false;
        resentAcked = false;
        duplicateReported = false;
        probeDuplicate = false;
        probeAmbiguous = false;
        reneging = false;
        congestionEcho = false;
        retransmissionLost = false;
        setTimer = false;
        mtuProbe = false;
        mtuProbeLost = false;
        firstAckedSentPs = NONE;
        lastAckedSentPs = NONE;
        firstSackedSentPs = NONE;
        lastSackedSentPs = NONE;
        delivered = 0;
        removed = 0;
        deliveredBytes = 0;
        marked = 0;
        reorderedFrom = Long.MAX_VALUE;
    }

    /** Neither data nor a window update nor progress: a duplicate in the sense of RFC 5681 §2. */
    boolean isDuplicate() {
        return !(data || windowUpdated || dataAcked);
    }

    /** A segment has left the queue because it was acknowledged cumulatively. */
    void acknowledged(byte flags, long start, long end, long sentPs, boolean beforeRecoveryPoint) {
        removed++;
        dataAcked = true;
        boolean sacked = (flags & Scoreboard.SACKED) != 0;
        if (!sacked) {
            delivered++;
            deliveredBytes += end - start;
        }
        if ((flags & Scoreboard.EVER_RESENT) != 0) {
            resentAcked = true;
        } else if (!sacked) {
            lastAckedSentPs = sentPs;
            if (firstAckedSentPs == NONE) {
                firstAckedSentPs = sentPs;
            }
            reordered(start);
            originalArrived |= beforeRecoveryPoint;
        }
    }

    /**
     * A segment that was sent once has been reported.
     *
     * @param overtakenStart its first sequence number if others have overtaken it, or the maximum
     */
    void sackedOriginal(long overtakenStart, long sentPs, boolean beforeRecoveryPoint) {
        reordered(overtakenStart);
        originalArrived |= beforeRecoveryPoint;
        if (firstSackedSentPs == NONE) {
            firstSackedSentPs = sentPs;
        }
        lastSackedSentPs = sentPs;
    }

    /** A segment has been reported for the first time. */
    void sacked(long bytes) {
        dataSacked = true;
        delivered++;
        deliveredBytes += bytes;
    }

    void reordered(long start) {
        reorderedFrom = Math.min(reorderedFrom, start);
    }
}
