package wireclock.tcp;

import org.jspecify.annotations.Nullable;
import wireclock.engine.SimTime;
import wireclock.wire.AccurateEcnOption;

/**
 * The receiving half of Accurate ECN (RFC 9768 §3.2): what has arrived with which codepoint, the feedback that every
 * segment carries of it, and when the option with the byte counters goes along.
 */
final class MarksReceived {
    /** The counter begins here, so that a middlebox that clears the field is noticed. */
    private static final int FIRST_PACKETS = 5;
    /** So do the counters of bytes, but the one of CE. */
    private static final int FIRST_BYTES = 1;
    private static final int MOST_PENDING = 15;
    /** The option leaves at least once for so many bytes, or its 24 bits could not be told apart (Linux: 22 bits). */
    private static final int TOLD_SHIFT = 22;
    /** A change is told twice, so that the second shows to which side of it the bytes belong. */
    private static final int TELL_TWICE = 2;
    private static final int BLOCK_BYTES = 8;
    private static final int LENGTH = 12;
    /** The place in our option of the counter for a codepoint; order 1 has ECT(1) first. */
    private static final int[] PLACES = {0, 1, 3, 2};

    private final AccurateEcnConfig config;
    private int packets;
    /** Of these, not yet told. */
    private int pending;
    /** Payload, by codepoint. */
    private final int[] bytes = new int[4];
    private int previous;
    private boolean seen;
    /** So many counters the next option must have. */
    private int leastFields;
    /** So many segments are to have the option. */
    private int demand;
    private long toldPs;
    /** The option was on the segment before, with a report of something that had arrived twice. */
    private boolean toldWithDuplicate;
    /** How many counters fit into the segment that is about to leave, or −1. */
    private int fields = -1;
    private AccurateEcnConfig.Option level;

    MarksReceived(AccurateEcnConfig config) {
        this.config = config;
        this.level = config.option();
        // Long ago: the first may leave as soon as it can.
        this.toldPs = -SimTime.SECOND;
    }

    /** The codepoint of the peer's SYN: what comes with another has changed. */
    void begin(int codepoint) {
        previous = codepoint;
    }

    /** The peer's SYN-ACK was marked. */
    void synAckMarked() {
        packets++;
        pending++;
    }

    void demand(int segments) {
        demand = Math.max(demand, segments);
    }

    void setLevel(AccurateEcnConfig.Option now) {
        level = now;
    }

    AccurateEcnConfig.Option level() {
        return level;
    }

    /**
     * Takes note of a segment (Linux: tcp_ecn_received_counters).
     *
     * @return whether it came with another codepoint than the one before, and is to be acknowledged at once
     *     (§3.2.2.5.1)
     */
    boolean arrived(int codepoint, int length) {
        boolean marked = codepoint == Ecn.CE;
        if (codepoint != Ecn.NOT_ECT) {
            seen = true;
            if (marked) {
                packets++;
                pending = Math.min(pending + 1, MOST_PENDING);
            }
            if (length > 0) {
                count(codepoint, length);
            }
        }
        boolean changed = previous != codepoint;
        if (changed || marked) {
            previous = codepoint;
            demand = TELL_TWICE;
        }
        return changed;
    }

    private void count(int codepoint, int length) {
        int before = bytes[codepoint];
        bytes[codepoint] += length;
        leastFields = Math.max(leastFields, PLACES[codepoint]);
        if (before >>> TOLD_SHIFT != bytes[codepoint] >>> TOLD_SHIFT) {
            demand(1);
        }
    }

    /** The counter, as much of it as fits into the three flags. */
    int flags() {
        pending = 0;
        return AceField.flags(packets + FIRST_PACKETS);
    }

    /** Whether so many marks wait to be told that more might make the three bits ambiguous. */
    boolean isOverdue() {
        return pending >= AceField.MASK - 1;
    }

    /** Whether the option is due. */
    boolean isDue(long nowPs, long smoothedRttPs) {
        return switch (level) {
            case NONE -> false;
            case MINIMUM -> demand > 0
                    || config.beacon() > 0 && (nowPs - toldPs) * config.beacon() >= smoothedRttPs;
            case FULL, PERSISTENT -> true;
        };
    }

    /**
     * Finds room for the option beside SACK blocks (Linux: tcp_options_fit_accecn).
     *
     * @param room bytes left beside the blocks
     * @return how many of the blocks stay: one or two may have to give way
     */
    int fit(int room, int blocks) {
        int gap = blocks > 0 ? 2 : 0;
        int left = blocks;
        int space = room;
        fields = AccurateEcnOption.fitting(leastFields, space, gap);
        while (fields < 0 && left > 2 && leastFields > 0) {
            left--;
            space += BLOCK_BYTES;
            fields = AccurateEcnOption.fitting(leastFields, space, gap);
        }
        return fields < 0 ? blocks : left;
    }

    /** The segment that is about to leave goes without. */
    void leaveOut() {
        fields = -1;
    }

    /**
     * The option of the segment that leaves now, if there is room for it.
     *
     * @param duplicate whether the segment reports what has arrived twice
     */
    @Nullable AccurateEcnOption take(boolean duplicate, long nowPs) {
        if (fields < 0) {
            toldWithDuplicate = false;
            return null;
        }
        leastFields = 0;
        toldPs = nowPs;
        toldWithDuplicate = duplicate;
        demand -= demand > 0 ? 1 : 0;
        return new AccurateEcnOption(true, fields, bytes[Ecn.ECT1] + FIRST_BYTES, bytes[Ecn.CE],
                bytes[Ecn.ECT0] + FIRST_BYTES);
    }

    /** The option of a SYN-ACK: the counters as they begin. */
    static @Nullable AccurateEcnOption ofSynAck(int room, int gap) {
        int fields = AccurateEcnOption.fitting(0, room, gap);
        return fields < 0 ? null : new AccurateEcnOption(true, fields, FIRST_BYTES, 0, FIRST_BYTES);
    }

    /** What the whole option takes. */
    static int length() {
        return LENGTH;
    }

    boolean wasToldWithDuplicate() {
        return toldWithDuplicate;
    }

    boolean hasSeenMarks() {
        return seen;
    }

    int packets() {
        return packets;
    }

    /** Payload that has arrived with a codepoint. */
    int bytes(int codepoint) {
        return bytes[codepoint];
    }
}
