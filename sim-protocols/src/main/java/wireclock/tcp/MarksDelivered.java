package wireclock.tcp;

import org.jspecify.annotations.Nullable;
import wireclock.wire.AccurateEcnOption;

/**
 * The sending half of Accurate ECN (RFC 9768 §3.2): what the peer's feedback tells of how our segments have arrived.
 * The field has three bits; how often it may have wrapped since the acknowledgement before is judged by what that
 * acknowledgement covers, and by the bytes that the option tells of, if it is there (appendix A.2; Linux:
 * tcp_accecn_process).
 */
final class MarksDelivered {
    /** The peer's counter begins here. */
    private static final int FIRST_PACKETS = 5;
    private static final int FIRST_BYTES = 1;
    private static final int LAST_OF_24 = 23;
    /** Beyond so many bytes sent the first option may tell of counters that have wrapped. */
    private static final long TOO_LATE_BYTES = (1L << LAST_OF_24) - 1;
    /** The average of segments an acknowledgement, in 64ths, and the weight of the newest. */
    private static final int AVERAGE_SHIFT = 6;
    private static final int MOST_AVERAGE = 0xFFFF;
    /** With more segments an acknowledgement than these the path thins acknowledgements out: a wrap is no news. */
    private static final int THINNED_OUT = 4;

    /** What has been seen of the peer's option. */
    enum Seen { NOTHING, EMPTY, COUNTERS, FAILURE }

    private Seen seen = Seen.NOTHING;
    private boolean failed;
    /** Segments that have arrived marked. */
    private int packets;
    /** Payload, by the codepoint with which it has arrived. */
    private final int[] bytes = new int[4];
    /** The codepoint of the counter that moves: what is acknowledged without the option is taken for that; or 0. */
    private int moving;
    private int average;

    /** Our SYN has arrived: an acknowledgement like any other to the average. */
    void synAcknowledged() {
        average = 1 << AVERAGE_SHIFT;
    }

    /** The peer says that our SYN-ACK has arrived marked. */
    void synAckMarked() {
        packets = Math.max(packets, 1);
    }

    /** Takes note of the option, to see what is to be made of it from now on (Linux: tcp_accecn_option_init). */
    void see(@Nullable AccurateEcnOption option) {
        if (option == null || seen.compareTo(Seen.COUNTERS) >= 0) {
            return;
        }
        // Counters that begin with 0 have been cleared on the way (§3.2.3.2.4).
        if (option.fields() > 0 && option.first() == 0 || option.fields() > 2 && option.last() == 0) {
            fail();
        } else {
            seen = option.fields() == 0 ? Seen.EMPTY : Seen.COUNTERS;
        }
    }

    private void fail() {
        seen = Seen.FAILURE;
        failed = true;
    }

    /** The option is not believed from now on. */
    void distrust() {
        failed = true;
    }

    /**
     * Takes the counters of an acknowledgement that tells something new.
     *
     * @param bytesSent so far, whatever was sent again included
     * @return whether its bytes can be told apart
     */
    boolean takeOption(@Nullable AccurateEcnOption option, long deliveredBytes, long bytesSent) {
        if (failed) {
            return false;
        }
        if (option == null) {
            if (seen == Seen.NOTHING) {
                if (bytesSent >= TOO_LATE_BYTES) {
                    fail();
                }
                return false;
            }
            if (moving == 0) {
                return false;
            }
            bytes[moving] += (int) deliveredBytes;
            return true;
        }
        see(option);
        if (failed) {
            return false;
        }
        int expected = moving;
        boolean clear = expected != 0;
        boolean ambiguous = false;
        boolean found = false;
        for (int place = 0; place < option.fields(); place++) {
            int codepoint = place == 1 ? Ecn.CE : option.ect1First() == (place == 0) ? Ecn.ECT1 : Ecn.ECT0;
            int delta = advance(codepoint, place == 0 ? option.first() : place == 1 ? option.ce() : option.last());
            boolean another = delta != 0 && codepoint != expected;
            if (another && !found) {
                moving = codepoint;
            }
            if (delta < 0 || another && found) {
                clear = false;
                ambiguous = true;
            }
            found |= another;
        }
        if (ambiguous) {
            moving = 0;
        }
        return clear;
    }

    /** Moves a counter to what 24 bits of it say; by how much. */
    private int advance(int codepoint, int told) {
        int value = told - (codepoint == Ecn.CE ? 0 : FIRST_BYTES);
        int delta = value - bytes[codepoint] << Integer.SIZE - 1 - LAST_OF_24 >> Integer.SIZE - 1 - LAST_OF_24;
        bytes[codepoint] += delta;
        return delta;
    }

    /** Notes how many segments an acknowledgement covers. */
    void cover(int delivered) {
        if (delivered > 0) {
            average = Math.min(MOST_AVERAGE, average == 0 ? delivered << AVERAGE_SHIFT
                    : (average << AVERAGE_SHIFT) - average + (delivered << AVERAGE_SHIFT) >> AVERAGE_SHIFT);
        }
    }

    /**
     * How many more segments have arrived marked.
     *
     * @param field the three bits
     * @param delivered segments that the acknowledgement says have arrived
     * @param markedBytes that the option says have arrived marked
     * @param clear whether that can be relied on
     * @param exact whether segments and bytes correspond
     */
    int take(int field, int delivered, int markedBytes, boolean clear, long deliveredBytes, int segmentSize,
            boolean exact) {
        int delta = judge(field, delivered, markedBytes, clear, deliveredBytes, segmentSize, exact);
        packets += delta;
        return delta;
    }

    private int judge(int field, int delivered, int markedBytes, boolean clear, long deliveredBytes, int segmentSize,
            boolean exact) {
        int delta = field - FIRST_PACKETS - packets & AceField.MASK;
        if (delivered <= AceField.MASK) {
            return delta;
        }
        // As many wraps as could be: marks that are missed do more harm than marks too many.
        int most = delivered - (delivered - delta & AceField.MASK);
        if (!clear) {
            return average > THINNED_OUT << AVERAGE_SHIFT ? delta : most;
        }
        if (markedBytes == 0) {
            return delta;
        }
        if (exact && delivered >= 2 * (AceField.MASK + 1)) {
            if (deliveredBytes <= markedBytes) {
                return most;
            }
            long likely = ((long) markedBytes * delivered + deliveredBytes - 1) / deliveredBytes;
            return (int) Math.min(most, delta + (likely & ~AceField.MASK));
        }
        if (markedBytes > (long) delta * segmentSize) {
            return most;
        }
        return markedBytes < (long) most * segmentSize >> 1 ? delta : most;
    }

    Seen seen() {
        return seen;
    }

    boolean hasFailed() {
        return failed;
    }

    int packets() {
        return packets;
    }

    /** Payload that the peer says has arrived with a codepoint. */
    int bytes(int codepoint) {
        return bytes[codepoint];
    }
}
