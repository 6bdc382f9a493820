package wireclock.tcp;

import wireclock.transport.SegmentMemory;

/**
 * The window of Linux: cut from memory that is charged for everything around the bytes too, opened step by step while
 * segments arrive, and grown with what the application reads in a round trip ("dynamic right-sizing": tcp_grow_window,
 * __tcp_select_window, tcp_rcvbuf_grow of Linux 6.18). No RFC asks for this; RFC 9293 §3.8.6 leaves the size open.
 */
final class LinuxReceiveWindow implements ReceiveWindow {
    /** Share of the memory that is window, of 256: half until a segment has shown how much of it is payload. */
    private static final int INITIAL_RATIO = 128;
    private static final int RATIO_ONE = 256;
    private static final int UNSCALED_LIMIT = 0xFFFF;
    /** The window is offered in whole segments up to here, initially. */
    private static final int INITIAL_SEGMENTS = 10;

    /** SOCK_MIN_RCVBUF / 2. */
    private static final long LEAST_CLAMP = 1152;

    private final long memoryLimit;
    private final boolean locked;
    private long memorySize;
    private int ratio = INITIAL_RATIO;
    private int scale;
    private int advertisedSegment = 536;
    /** Never offers more: window_clamp. */
    private long clamp = Long.MAX_VALUE;
    /** What is offered for the time being: rcv_ssthresh. */
    private long threshold;
    private int measuredSegment;
    /** What the peer has been offered when the handshake was complete. */
    private long offered;

    /** What the application has read in the round trip before, and where and when the present one began. */
    private long readPerRoundTrip;
    private long measuredFrom;
    private long measuredFromPs;

    /**
     * @param memorySize at the start (tcp_rmem[1], or twice SO_RCVBUF)
     * @param memoryLimit the most that it may grow to (tcp_rmem[2])
     * @param locked whether it stays as it is
     * @param clamp the largest window to offer, or 0
     */
    LinuxReceiveWindow(long memorySize, long memoryLimit, boolean locked, long clamp) {
        this.memorySize = memorySize;
        this.memoryLimit = memoryLimit;
        this.locked = locked;
        if (clamp > 0) {
            this.clamp = Math.max(clamp, LEAST_CLAMP);
        }
        if (locked) {
            this.clamp = Math.min(this.clamp, windowFrom(memorySize));
        }
    }

    @Override
    public void setClamp(long bytes, long advertised) {
        long before = clamp;
        clamp = Math.max(bytes, LEAST_CLAMP);
        threshold = clamp < before ? Math.min(threshold, clamp)
                : Math.max(threshold, Math.min(advertised, clamp));
    }

    @Override
    public long clamp() {
        return clamp;
    }

    @Override
    public void makeRoomFor(long bytes) {
        if (!locked && memoryFor(bytes) > memorySize) {
            memorySize = memoryFor(bytes);
            clamp = Math.max(clamp, bytes);
        }
    }

    private long windowFrom(long memory) {
        return memory * ratio / RATIO_ONE;
    }

    private long memoryFor(long window) {
        return window * RATIO_ONE / ratio;
    }

    /** The scale that the largest window could need. */
    @Override
    public int scale() {
        long largest = Math.min(Math.max(windowFrom(memorySize), locked ? 0 : memoryLimit), clamp);
        int bits = 63 - Long.numberOfLeadingZeros(Math.max(largest, 1));
        return Math.clamp(bits - 15, 0, 14);
    }

    @Override
    public boolean takesBeyond() {
        return true;
    }

    @Override
    public boolean isExhausted(long memory) {
        return memory > memorySize;
    }

    @Override
    public long initial(int segmentSize) {
        long space = Math.min(windowFrom(memorySize), clamp);
        threshold = space > segmentSize ? space - space % segmentSize : space;
        threshold = Math.min(threshold, UNSCALED_LIMIT);
        return threshold;
    }

    @Override
    public void established(int advertised, int agreedScale, long remaining, long nowPs) {
        offered = remaining;
        measuredFromPs = nowPs;
        scale = agreedScale;
        advertisedSegment = advertised;
        long full = windowFrom(memorySize);
        clamp = Math.min(clamp, (long) UNSCALED_LIMIT << agreedScale);
        clamp = Math.min(clamp, full);
        // Room for one segment stays free.
        if (clamp > 2L * advertised && clamp + advertised > full) {
            clamp = Math.max(2L * advertised, full - advertised);
        }
        threshold = Math.min(threshold, clamp);
        readPerRoundTrip = Math.min(Math.min(threshold, remaining), (long) INITIAL_SEGMENTS * advertised);
    }

    @Override
    public boolean grow(int payloadBytes, int usualSegment, long memory) {
        if (payloadBytes != measuredSegment && payloadBytes >= usualSegment) {
            measuredSegment = payloadBytes;
            ratio = Math.max(1, payloadBytes * RATIO_ONE / SegmentMemory.of(payloadBytes));
            long before = clamp;
            clamp = Math.min(windowFrom(memorySize), (long) UNSCALED_LIMIT << scale);
            if (clamp > before) {
                threshold = Math.max(threshold, Math.min(offered, clamp));
            }
            readPerRoundTrip = Math.min(readPerRoundTrip, clamp);
        }
        long room = Math.min(clamp, free(memory)) - threshold;
        if (room <= 0 || payloadBytes < 128) {
            return false;
        }
        long step = windowFrom(SegmentMemory.of(payloadBytes)) <= payloadBytes ? 2L * advertisedSegment
                : stepForSmall(payloadBytes, usualSegment);
        if (step == 0) {
            return false;
        }
        threshold += Math.min(room, Math.max(step, 2L * payloadBytes));
        return true;
    }

    /** Small segments waste memory: the window opens for them only as far as their bytes are worth. */
    private long stepForSmall(int payloadBytes, int usualSegment) {
        long cost = windowFrom(SegmentMemory.of(payloadBytes)) >> 1;
        long window = windowFrom(memoryLimit) >> 1;
        while (threshold <= window) {
            if (cost <= payloadBytes) {
                return 2L * usualSegment;
            }
            cost >>= 1;
            window >>= 1;
        }
        return 0;
    }

    private long free(long memory) {
        return windowFrom(memorySize - memory);
    }

    @Override
    public long select(long remaining, long unread, long memory, int usualSegment) {
        long allowed = windowFrom(memorySize);
        long full = Math.min(clamp, allowed);
        long segment = Math.min(usualSegment, full);
        if (segment <= 0) {
            return remaining;
        }
        long free = free(memory);
        if (free < full >> 1) {
            free = free >> scale << scale;
            if (free < allowed >> 4 || free < segment) {
                return remaining;
            }
        }
        free = Math.min(free, threshold);
        long window;
        if (scale > 0) {
            long unit = 1L << scale;
            window = free + unit - 1 >> scale << scale;
        } else {
            window = remaining;
            if (window <= free - segment || window > free) {
                window = free - free % segment;
            } else if (segment == full && free > window + (full >> 1)) {
                window = free;
            }
        }
        return Math.min(window, (long) UNSCALED_LIMIT << scale);
    }

    @Override
    public boolean isWorthAnnouncing(long remaining, long unread, long memory, int usualSegment) {
        if (2 * remaining > clamp) {
            return false;
        }
        long window = select(0, unread, memory, usualSegment);
        return window > 0 && window >= 2 * remaining;
    }

    @Override
    public void read(long total, long nowPs, long roundTripPs, long held) {
        if (roundTripPs == 0 || nowPs - measuredFromPs < roundTripPs) {
            return;
        }
        long copied = total - measuredFrom;
        if (copied > readPerRoundTrip) {
            growMemory(copied, held);
        }
        measuredFrom = total;
        measuredFromPs = nowPs;
    }

    /** Rounded up to the scale's unit (tcp_select_window). */
    @Override
    public long kept(long remaining) {
        return remaining + (1L << scale) - 1 >> scale << scale;
    }

    @Override
    public boolean isHalfUsed(long memory) {
        return free(memory) < Math.min(clamp, windowFrom(memorySize)) >> 1;
    }

    @Override
    public void holds(long held) {
        growMemory(readPerRoundTrip, held);
    }

    /** Right-sizing is always a round trip late: twice what was read, and more while the sender still speeds up. */
    private void growMemory(long copied, long held) {
        long before = readPerRoundTrip;
        readPerRoundTrip = copied;
        if (locked) {
            return;
        }
        long window = 2 * copied;
        window += 2 * (window * (copied - before) / Math.max(before, 1)) + held;
        long wanted = Math.min(memoryFor(window), memoryLimit);
        if (wanted > memorySize) {
            memorySize = wanted;
            clamp = Math.min(windowFrom(wanted), (long) UNSCALED_LIMIT << scale);
        }
    }
}
