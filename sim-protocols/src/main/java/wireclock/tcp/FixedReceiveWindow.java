package wireclock.tcp;

/**
 * A window of one size: as many bytes as the buffer has room for, with the silly-window rule of RFC 9293 §3.8.6.2.2.
 */
final class FixedReceiveWindow implements ReceiveWindow {
    private static final int UNSCALED_LIMIT = 0xFFFF;
    /** A real buffer is larger than the window by at least this share of it, for what surrounds the bytes. */
    private static final int SPARE_SHARE = 8;

    private final long capacity;
    private int scale;
    /** Unread data made the window offered last smaller than the buffer. */
    private boolean narrowed;
    /** The application has begun to read. */
    private boolean reads;

    /**
     * @param capacity the largest window, in bytes
     */
    FixedReceiveWindow(long capacity) {
        this.capacity = capacity;
    }

    @Override
    public int scale() {
        return TcpReceiver.shiftFor(capacity);
    }

    @Override
    public boolean takesBeyond() {
        return false;
    }

    @Override
    public boolean isExhausted(long memory) {
        return false;
    }

    @Override
    public long initial(int segmentSize) {
        return Math.min(capacity, UNSCALED_LIMIT);
    }

    @Override
    public void established(int advertised, int agreedScale, long remaining, long nowPs) {
        scale = agreedScale;
    }

    @Override
    public boolean grow(int payloadBytes, int usualSegment, long memory) {
        return false;
    }

    @Override
    public long select(long remaining, long unread, long memory, int usualSegment) {
        long open = open(isAsGoodAsRead(unread, usualSegment) ? 0 : unread);
        narrowed = unread > 0;
        // The edge moves only by a full segment or half the buffer at a time.
        return open - remaining >= Math.min(usualSegment, capacity / 2) ? open : remaining;
    }

    @Override
    public boolean isWorthAnnouncing(long remaining, long unread, long memory, int usualSegment) {
        if (!narrowed) {
            return false;
        }
        long open = open(unread);
        return open - remaining >= Math.min(usualSegment, capacity / 2) && open >= 2 * remaining;
    }

    @Override
    public void read(long total, long nowPs, long roundTripPs, long held) {
        reads = true;
    }

    /**
     * The one segment that has just come does not narrow the window while an application reads: a real buffer has room
     * for it beside the largest window, or that window could never be used up. Of a small buffer it is too large a part.
     */
    private boolean isAsGoodAsRead(long unread, int usualSegment) {
        return reads && unread <= usualSegment && unread <= capacity / SPARE_SHARE;
    }

    /** The window that there is room for, as far as 16 bits can say it. */
    private long open(long unread) {
        return Math.min(capacity - unread >> scale, UNSCALED_LIMIT) << scale;
    }
}
