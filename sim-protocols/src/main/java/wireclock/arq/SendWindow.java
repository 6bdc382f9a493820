package wireclock.arq;

/**
 * What a sender knows of its segments: which are acknowledged, which are under way and since when, which are believed
 * lost and wait to be sent again. Segments count from 0; how they are numbered on the wire is nothing to this class.
 */
final class SendWindow {
    /** No segment. */
    static final long NONE = -1;

    private enum State { IN_FLIGHT, LOST, ACKNOWLEDGED }

    private final int size;
    private final int slotMask;
    private final State[] states;
    private final long[] sentPs;
    private final int[] attempts;
    /** In the order of their last sending. */
    private final SegmentList inFlight;
    /** In the order in which they are to be sent again. */
    private final SegmentList lost;
    private long base;
    private long next;

    SendWindow(int size) {
        this.size = size;
        int slots = size == 1 ? 1 : Integer.highestOneBit(size - 1) << 1;
        slotMask = slots - 1;
        states = new State[slots];
        sentPs = new long[slots];
        attempts = new int[slots];
        int[] before = new int[slots];
        int[] after = new int[slots];
        inFlight = new SegmentList(before, after);
        lost = new SegmentList(before, after);
    }

    /** The first segment that is not acknowledged. */
    long base() {
        return base;
    }

    /** The first segment that has never been sent. */
    long next() {
        return next;
    }

    /** Segments from the base to the last one sent, acknowledged ones among them included. */
    long used() {
        return next - base;
    }

    boolean isFull() {
        return used() == size;
    }

    int inFlight() {
        return inFlight.size();
    }

    /** Notes that the next segment, or a lost one, leaves now. */
    void sent(long segment, long nowPs) {
        int slot = slot(segment);
        if (segment == next) {
            next++;
            attempts[slot] = 0;
        } else {
            lost.remove(slot);
        }
        states[slot] = State.IN_FLIGHT;
        sentPs[slot] = nowPs;
        attempts[slot]++;
        inFlight.append(slot);
    }

    /** Notes an acknowledgement of one segment that has been sent, and slides if it was the first. */
    void acknowledge(long segment) {
        int slot = slot(segment);
        if (states[slot] != State.ACKNOWLEDGED) {
            (states[slot] == State.LOST ? lost : inFlight).remove(slot);
            states[slot] = State.ACKNOWLEDGED;
        }
        while (base < next && states[slot(base)] == State.ACKNOWLEDGED) {
            base++;
        }
    }

    /** Notes an acknowledgement of all segments up to one that has been sent. */
    void acknowledgeThrough(long segment) {
        for (long each = base; each <= segment; each++) {
            acknowledge(each);
        }
    }

    /** Takes a segment under way for lost: it will be sent again after those that were lost before. */
    void lose(long segment) {
        int slot = slot(segment);
        inFlight.remove(slot);
        states[slot] = State.LOST;
        lost.append(slot);
    }

    /** Takes all that is not acknowledged for lost, to be sent again from the first on. */
    void loseAll() {
        for (long segment = base; segment < next; segment++) {
            int slot = slot(segment);
            (states[slot] == State.LOST ? lost : inFlight).remove(slot);
            states[slot] = State.LOST;
            lost.append(slot);
        }
    }

    /** The segment to be sent again first, or {@link #NONE}. */
    long firstLost() {
        return segment(lost.first());
    }

    /** Of the segments under way the one sent longest ago, or {@link #NONE}. */
    long oldestInFlight() {
        return segment(inFlight.first());
    }

    boolean isInFlight(long segment) {
        return states[slot(segment)] == State.IN_FLIGHT;
    }

    boolean isAcknowledged(long segment) {
        return states[slot(segment)] == State.ACKNOWLEDGED;
    }

    /** When a segment was sent last. */
    long sentPs(long segment) {
        return sentPs[slot(segment)];
    }

    /** How often a segment has been sent. */
    int attempts(long segment) {
        return attempts[slot(segment)];
    }

    private int slot(long segment) {
        return (int) segment & slotMask;
    }

    private long segment(int slot) {
        return slot == SegmentList.NONE ? NONE : base + (slot - base & slotMask);
    }
}
