package wireclock.tcp;

import wireclock.transport.ReassemblyQueue;
import wireclock.transport.ReceiveBuffer;
import wireclock.wire.Payload;
import wireclock.wire.TcpOptions;

/**
 * The receiving half of a connection: the RCV variables of RFC 9293 §3.3.1, acceptability, reassembly, the window to
 * advertise, and what SACK has to report.
 */
final class TcpReceiver {
    /** {@link #accept}: bytes became readable. */
    static final int IN_ORDER = 1;
    /** {@link #accept}: the segment lies beyond a hole; it is to be acknowledged at once (RFC 5681 §4.2). */
    static final int OUT_OF_ORDER = 2;
    /** {@link #accept}: it filled a hole, in whole or in part; to be acknowledged at once. */
    static final int HOLE_FILLED = 4;
    /** {@link #accept}: every byte and the FIN of the peer's stream have arrived. */
    static final int FIN_REACHED = 8;
    /** {@link #accept}: it brought nothing new. */
    static final int DUPLICATE = 16;

    private static final long NO_FIN = Long.MAX_VALUE;
    private final ReceiveBuffer buffer = new ReceiveBuffer();
    private final ReassemblyQueue reassembly = new ReassemblyQueue();
    private final long capacity;

    private long irs;
    private long rcvNxt;
    /** The sequence number behind the window last advertised: it never moves left (RFC 9293 §3.8.6). */
    private long windowEdge;
    /** Unread data made the window last advertised smaller than the buffer. */
    private boolean narrowed;
    private int windowShift;
    private boolean sackPermitted;
    private long finSequence = NO_FIN;
    private int largestSegment = 536;

    /**
     * @param capacity the largest window, in bytes
     */
    TcpReceiver(long capacity) {
        this.capacity = capacity;
    }

    /** Takes the peer's initial sequence number from its SYN. */
    void synchronize(int initialSequence) {
        irs = SequenceNumbers.initial(initialSequence);
        rcvNxt = irs + 1;
        windowEdge = Math.max(windowEdge, rcvNxt);
    }

    /**
     * Takes over what the handshake settled.
     *
     * @param segmentSize what a full segment of ours carries; the peer's are expected to be alike, but not above 536
     * @param windowShift our own window scale, 0 if the peer has not agreed to scaling
     */
    void negotiated(int segmentSize, int windowShift, boolean sackPermitted) {
        largestSegment = Math.min(largestSegment, segmentSize);
        this.windowShift = windowShift;
        this.sackPermitted = sackPermitted;
    }

    /** The scale with which a capacity fits into 16 bits (RFC 7323 §2.3). */
    static int shiftFor(long capacity) {
        int shift = 0;
        while (shift < TcpOptions.MAX_WINDOW_SCALE && capacity >> shift > 0xFFFF) {
            shift++;
        }
        return shift;
    }

    /** RFC 9293 §3.10.7.4, first step: whether any part of the segment lies in the window. */
    boolean isAcceptable(long sequence, int length) {
        if (windowEdge == rcvNxt) {
            return length == 0 && sequence == rcvNxt;
        }
        if (length == 0) {
            return sequence >= rcvNxt && sequence < windowEdge;
        }
        return sequence < windowEdge && sequence + length > rcvNxt;
    }

    /**
     * Takes in the text and FIN of an acceptable segment (seventh and eighth step). What lies outside the window is cut
     * off.
     *
     * @return bits of {@link #IN_ORDER}, {@link #OUT_OF_ORDER}, {@link #HOLE_FILLED}, {@link #FIN_REACHED},
     *     {@link #DUPLICATE}
     */
    int accept(long sequence, Payload payload, boolean fin) {
        int length = payload.length();
        if (length > largestSegment) {
            largestSegment = length;
        }
        if (fin) {
            finSequence = sequence + length;
        }
        if (sequence == rcvNxt && length <= windowEdge - rcvNxt && reassembly.isEmpty()) {
            rcvNxt += length;
            if (length > 0) {
                buffer.append(payload);
            }
            return (length > 0 ? IN_ORDER : 0) | reachFin();
        }
        return acceptOutOfOrder(sequence, payload) | reachFin();
    }

    private int acceptOutOfOrder(long sequence, Payload payload) {
        long from = Math.max(sequence, rcvNxt);
        long to = Math.min(Math.min(sequence + payload.length(), windowEdge), finSequence);
        if (from >= to) {
            return DUPLICATE;
        }
        boolean hole = !reassembly.isEmpty();
        int added = reassembly.insert(from, payload.slice((int) (from - sequence), (int) (to - from)));
        long end = reassembly.drain(rcvNxt, buffer);
        if (end > rcvNxt) {
            rcvNxt = end;
            return IN_ORDER | (hole ? HOLE_FILLED : 0);
        }
        return added > 0 ? OUT_OF_ORDER : DUPLICATE;
    }

    private int reachFin() {
        if (rcvNxt == finSequence) {
            rcvNxt++;
            windowEdge = Math.max(windowEdge, rcvNxt);
            finSequence = NO_FIN;
            return FIN_REACHED;
        }
        return 0;
    }

    Payload read(int limit) {
        return buffer.read(limit);
    }

    long available() {
        return buffer.available();
    }

    /**
     * The value for the window field of a segment that is about to leave; moves the advertised edge. The edge moves
     * only by a full segment or half the buffer at a time (RFC 9293 §3.8.6.2.2) and never to the left; what the field
     * shows of it is rounded down to the scale's unit, so it may seem to step back by less than one (RFC 7323 §2.4).
     */
    int windowToAdvertise() {
        long open = openWindow();
        if (rcvNxt + open - windowEdge >= Math.min(largestSegment, capacity / 2)) {
            windowEdge = Math.max(windowEdge, rcvNxt + open);
        }
        narrowed = buffer.available() > 0;
        return (int) (windowEdge - rcvNxt >> windowShift);
    }

    /** The unscaled window of a SYN or SYN-ACK (RFC 7323 §2.2). */
    int windowOfSyn() {
        int window = (int) Math.min(capacity, 0xFFFF);
        windowEdge = Math.max(windowEdge, rcvNxt + window);
        return window;
    }

    /** What is left of the window last advertised. */
    long remainingWindow() {
        return windowEdge - rcvNxt;
    }

    /**
     * Whether reading has opened a window that unread data had narrowed so far that the peer should be told without
     * being asked: to twice what it still has, as Linux decides it.
     */
    boolean shouldAnnounceWindow() {
        if (!narrowed) {
            return false;
        }
        long open = openWindow();
        long remaining = remainingWindow();
        return open - remaining >= Math.min(largestSegment, capacity / 2) && open >= 2 * remaining;
    }

    /** The window that there is room for, as far as 16 bits can say it. */
    private long openWindow() {
        return Math.min(capacity - buffer.available() >> windowShift, 0xFFFF) << windowShift;
    }

    /** Whether there is something that SACK blocks have to report, and the peer understands them. */
    boolean hasSackBlocks() {
        return sackPermitted && !reassembly.isEmpty();
    }

    /**
     * The SACK blocks to report, as wire values, newest first (RFC 2018 §4).
     *
     * @param limit how many at the most
     */
    int[] sackEdges(int limit) {
        int blocks = Math.min(reassembly.recentIslands(), limit);
        int[] edges = new int[2 * blocks];
        for (int i = 0; i < blocks; i++) {
            edges[2 * i] = (int) reassembly.recentStart(i);
            edges[2 * i + 1] = (int) reassembly.recentEnd(i);
        }
        return edges;
    }

    boolean hasHoles() {
        return !reassembly.isEmpty();
    }

    long rcvNxt() {
        return rcvNxt;
    }

    /** The largest segment seen: the yardstick for "full-sized" in acknowledging every second one. */
    int largestSegment() {
        return largestSegment;
    }
}
