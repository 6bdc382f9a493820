package wireclock.tcp;

import wireclock.transport.ReassemblyQueue;
import wireclock.transport.ReceiveBuffer;
import wireclock.transport.SegmentMemory;
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
    /** So many blocks the kernel counts on finding room for in every acknowledgement. */
    private static final int BLOCKS_EXPECTED = 2;

    private final ReceiveBuffer buffer = new ReceiveBuffer();
    private final ReassemblyQueue reassembly = new ReassemblyQueue();
    private final ReceiveWindow window;

    private long irs;
    private long rcvNxt;
    /** The sequence number behind the window last advertised: it never moves left (RFC 9293 §3.8.6). */
    private long windowEdge;
    /** RCV.NXT when a window was advertised last. */
    private long advertisedAt;
    private int windowShift;
    private boolean scaled;
    private boolean sackPermitted;
    private long finSequence = NO_FIN;
    /** What the peer's full segments seem to carry: rcv_mss of Linux. */
    private int usualSegment = 536;
    private int lastSegment;
    private long readBytes;
    private final ReceiverRoundTrip roundTrip = new ReceiverRoundTrip();
    private final DuplicateReport duplicates;
    private final UrgentData urgent = new UrgentData(this);

    TcpReceiver(ReceiveWindow window, boolean dsack) {
        this.window = window;
        this.duplicates = new DuplicateReport(dsack);
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
     * @param windowShift our own window scale, or {@link TcpOptions#ABSENT} if the peer has not agreed to scaling
     */
    void negotiated(int segmentSize, int windowShift, boolean sackPermitted) {
        usualSegment = Math.min(usualSegment, segmentSize);
        this.scaled = windowShift != TcpOptions.ABSENT;
        this.windowShift = Math.max(windowShift, 0);
        this.sackPermitted = sackPermitted;
    }

    /**
     * The handshake is complete.
     *
     * @param advertised value of our MSS option
     */
    void established(int advertised, long nowPs) {
        window.established(advertised, windowShift, remainingWindow(), nowPs);
    }

    /** The window scale to offer. */
    int scale() {
        return window.scale();
    }

    /** The scale with which a capacity fits into 16 bits (RFC 7323 §2.3). */
    static int shiftFor(long capacity) {
        int shift = 0;
        while (shift < TcpOptions.MAX_WINDOW_SCALE && capacity >> shift > 0xFFFF) {
            shift++;
        }
        return shift;
    }

    /**
     * RFC 9293 §3.10.7.4, first step: whether any part of the segment lies in the window. With Linux' window, one that
     * reaches beyond it is taken whole if nothing waits for the application, and not at all otherwise; and a FIN may lie
     * just beyond, for some peers do not count it (tcp_sequence of Linux 6.18).
     *
     * @param length in sequence numbers
     */
    boolean isAcceptable(long sequence, int length, boolean fin) {
        long end = sequence + length;
        boolean takesBeyond = window.takesBeyond();
        long dataEnd = fin && takesBeyond ? end - 1 : end;
        if (windowEdge == rcvNxt) {
            return sequence == rcvNxt && dataEnd == rcvNxt;
        }
        if (length == 0) {
            return sequence >= rcvNxt && sequence < windowEdge;
        }
        if (!takesBeyond) {
            return sequence < windowEdge && end > rcvNxt;
        }
        return end > rcvNxt && (dataEnd <= windowEdge || sequence <= windowEdge && buffer.available() == 0);
    }

    /**
     * Takes in the text and FIN of an acceptable segment (seventh and eighth step).
     *
     * @return bits of {@link #IN_ORDER}, {@link #OUT_OF_ORDER}, {@link #HOLE_FILLED}, {@link #FIN_REACHED},
     *     {@link #DUPLICATE}
     */
    int accept(long sequence, Payload payload, boolean fin) {
        int length = payload.length();
        if (fin) {
            finSequence = sequence + length;
        }
        if (sequence == rcvNxt && (length <= windowEdge - rcvNxt || window.takesBeyond()) && reassembly.isEmpty()) {
            rcvNxt += length;
            windowEdge = Math.max(windowEdge, rcvNxt);
            if (length > 0) {
                buffer.append(payload);
            }
            return (length > 0 ? IN_ORDER : 0) | reachFin();
        }
        return acceptOutOfOrder(sequence, payload) | reachFin();
    }

    private int acceptOutOfOrder(long sequence, Payload payload) {
        if (sackPermitted) {
            reportOverlap(sequence, sequence + payload.length());
        }
        long from = Math.max(sequence, rcvNxt);
        long limit = window.takesBeyond() ? finSequence : Math.min(windowEdge, finSequence);
        long to = Math.min(sequence + payload.length(), limit);
        if (from >= to) {
            return DUPLICATE;
        }
        boolean hole = !reassembly.isEmpty();
        int added = reassembly.insert(from, payload.slice((int) (from - sequence), (int) (to - from)));
        long end = reassembly.drain(rcvNxt, buffer);
        if (end > rcvNxt) {
            rcvNxt = end;
            windowEdge = Math.max(windowEdge, rcvNxt);
            return IN_ORDER | (hole ? HOLE_FILLED : 0);
        }
        return added > 0 ? OUT_OF_ORDER : DUPLICATE;
    }

    private void reportOverlap(long from, long to) {
        if (from < rcvNxt) {
            duplicates.add(from, Math.min(to, rcvNxt));
        }
        long overlap = reassembly.firstOverlap(from, to);
        if (overlap != ReassemblyQueue.NONE) {
            duplicates.add(overlap, Math.min(to, reassembly.endOfIslandAt(overlap)));
        }
    }

    /** A segment that is not acceptable brings bytes that have arrived before. */
    void repeated(long sequence, int length) {
        if (sackPermitted && length > 0 && sequence < rcvNxt) {
            duplicates.add(sequence, Math.min(sequence + length, rcvNxt));
        }
    }

    private int reachFin() {
        if (rcvNxt == finSequence) {
            rcvNxt++;
            windowEdge = Math.max(windowEdge, rcvNxt);
            finSequence = NO_FIN;
            // Nothing more will come that could be missing (as Linux has it).
            duplicates.told();
            return FIN_REACHED;
        }
        return 0;
    }

    /** Learns from the size of a segment what a full one is (RFC 9293 §3.8.6.3 speaks of "full-sized" ones). */
    void measure(int length, boolean pushed) {
        if (length >= usualSegment) {
            usualSegment = length;
            lastSegment = 0;
        } else if (length >= 536 || length >= 88 && !pushed) {
            // Two alike in a row, and not cut short by the end of a write: the peer's segments are smaller now.
            if (length == lastSegment) {
                usualSegment = length;
            }
            lastSegment = length;
        } else {
            lastSegment = 0;
        }
    }

    /** Takes note of a segment that has been taken in; whether the window will open further because of it. */
    boolean growWindow(int length) {
        return window.grow(length, usualSegment, memory());
    }

    /** As {@link #growWindow}, for a segment beyond a hole: Linux charges for it only afterwards. */
    boolean growWindowBeyondHole(int length) {
        boolean grew = window.grow(length, usualSegment, memory() - SegmentMemory.of(length));
        window.holds(reassembly.end() - rcvNxt);
        return grew;
    }

    private long memory() {
        return buffer.memory() + reassembly.memory();
    }

    /** Whether there is no memory left for what comes. */
    boolean isExhausted() {
        return window.isExhausted(memory());
    }

    /** What the receiver knows of the round-trip time. */
    ReceiverRoundTrip roundTrip() {
        return roundTrip;
    }

    Payload read(int limit, long nowPs) {
        int allowed = limit;
        if (urgent.isPending()) {
            if (urgent.isNext() && urgent.isApart()) {
                readBytes += buffer.read(1).length();
            }
            allowed = urgent.limit(limit);
        }
        Payload payload = buffer.read(allowed);
        readBytes += payload.length();
        urgent.read();
        window.read(readBytes, nowPs, roundTrip.smoothedPs(), reassembly.isEmpty() ? 0 : reassembly.end() - rcvNxt);
        return payload;
    }

    long available() {
        return buffer.available();
    }

    /** Sequence number of the next byte that the application reads. */
    long readUpTo() {
        return irs + 1 + readBytes;
    }

    UrgentData urgent() {
        return urgent;
    }

    /**
     * The value for the window field of a segment that is about to leave; moves the advertised edge, never to the left;
     * what the field shows of it is rounded down to the scale's unit, so it may seem to step back by less than one (RFC
     * 7323 §2.4).
     */
    int windowToAdvertise() {
        long offered = selectWindow();
        windowEdge = rcvNxt + (offered < remainingWindow() ? window.kept(remainingWindow()) : offered);
        advertisedAt = rcvNxt;
        return (int) (windowEdge - rcvNxt >> windowShift);
    }

    /** Whether more than half of the memory is used for what waits to be read or for what is missing in front of it. */
    boolean isHalfUsed() {
        return window.isHalfUsed(memory());
    }

    /** The window that would be offered now, in bytes. */
    long selectWindow() {
        return window.select(remainingWindow(), buffer.available(), memory(), usualSegment);
    }

    /**
     * The unscaled window of a SYN or SYN-ACK (RFC 7323 §2.2).
     *
     * @param segmentSize payload of a full segment
     */
    int windowOfSyn(int segmentSize) {
        int offered = (int) window.initial(segmentSize);
        windowEdge = Math.max(windowEdge, rcvNxt + offered);
        advertisedAt = rcvNxt;
        return offered;
    }

    /** Bytes received since a window was advertised last. */
    long unacknowledged() {
        return rcvNxt - advertisedAt;
    }

    /** The window advertised last, counted from what had arrived then. */
    long advertisedWindow() {
        return windowEdge - advertisedAt;
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
        return window.isWorthAnnouncing(remainingWindow(), buffer.available(), memory(), usualSegment);
    }

    /** Whether there is something that SACK blocks have to report, and the peer understands them. */
    boolean hasSackBlocks() {
        return sackPermitted && (!reassembly.isEmpty() || duplicates.isPending());
    }

    /** Whether something has arrived twice that has not been reported yet. */
    boolean hasDuplicateToReport() {
        return duplicates.isPending();
    }

    /** First sequence number of what was last reported to have arrived twice. */
    int lastDuplicate() {
        return (int) duplicates.start();
    }

    /** How many SACK blocks there are to report, at the most so many. */
    int sackBlocks(int limit) {
        return Math.min(reassembly.recentIslands() + (duplicates.isPending() ? 1 : 0), limit);
    }

    /** Whether a segment that ends here reaches at least to what was acknowledged last, and not beyond the window. */
    boolean isWithinLastWindow(long end) {
        return end >= advertisedAt && end <= windowEdge;
    }

    /**
     * The SACK blocks to report, as wire values, newest first (RFC 2018 §4).
     *
     * @param limit how many at the most
     */
    int[] sackEdges(int limit) {
        // A report of duplicates comes first, and once (RFC 2883 §4).
        int first = duplicates.isPending() && limit > 0 ? 1 : 0;
        int blocks = Math.min(reassembly.recentIslands() + first, limit);
        int[] edges = new int[2 * blocks];
        if (first > 0) {
            edges[0] = (int) duplicates.start();
            edges[1] = (int) duplicates.end();
            duplicates.told();
        }
        for (int i = first; i < blocks; i++) {
            edges[2 * i] = (int) reassembly.recentStart(i - first);
            long end = reassembly.recentEnd(i - first);
            // The FIN has a sequence number too, and has arrived with the last byte.
            edges[2 * i + 1] = (int) (end == finSequence ? end + 1 : end);
        }
        return edges;
    }

    /**
     * Whether a segment adds a block in front of, or moves one up past, the two reported first: an acknowledgement has
     * room for three beside timestamps, so one of them would never be told (tcp_sack_new_ofo_skb of Linux 6.18).
     */
    boolean crowdsOut(long from, long to) {
        return to > from && from > rcvNxt && reassembly.recentIslands() >= BLOCKS_EXPECTED
                && !reassembly.touchesRecent(from, to, BLOCKS_EXPECTED) && reassembly.firstOverlap(from, to) != from;
    }

    /** How large a window is offered. */
    ReceiveWindow window() {
        return window;
    }

    /** Whether window scaling has been agreed upon. */
    boolean isScaled() {
        return scaled;
    }

    boolean hasHoles() {
        return !reassembly.isEmpty();
    }

    long rcvNxt() {
        return rcvNxt;
    }

    /** What the peer's full segments seem to carry: the yardstick for acknowledging every second one. */
    int usualSegment() {
        return usualSegment;
    }
}
