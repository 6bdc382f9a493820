package wireclock.tcp;

/** How large a window a receiver offers: a strategy of {@link TcpReceiver}, which knows what has arrived. */
interface ReceiveWindow {
    /** The window that a configuration asks for. */
    static ReceiveWindow of(TcpConfig config) {
        return config.receiveBufferBytes() > 0 ? new FixedReceiveWindow(config.receiveBufferBytes())
                : new LinuxReceiveWindow(config.receiveMemoryBytes(), config.receiveMemoryLimitBytes(),
                        config.receiveMemoryLocked(), config.windowClampBytes());
    }

    /**
     * Bounds the window from now on (TCP_WINDOW_CLAMP); a window of one size has no use for it.
     *
     * @param advertised the window offered last
     */
    default void setClamp(long bytes, long advertised) {}

    /** The most that is offered (TCP_WINDOW_CLAMP). */
    default long clamp() {
        return 0;
    }

    /** So much is to wait for the application at the least, if it likes (SO_RCVLOWAT). */
    default void makeRoomFor(long bytes) {}

    /** The window scale to offer on a SYN (RFC 7323 §2.3). */
    int scale();

    /**
     * The window of a SYN, never scaled (RFC 7323 §2.2).
     *
     * @param segmentSize payload of a full segment
     */
    long initial(int segmentSize);

    /**
     * The handshake is complete.
     *
     * @param advertised value of our MSS option, less the options of every segment
     * @param scale what has been agreed
     */
    void established(int advertised, int scale, long remaining, long nowPs);

    /**
     * A segment has been taken in, in order or not.
     *
     * @param memory charged for everything that is held now
     * @return whether the window will open further because of it
     */
    boolean grow(int payloadBytes, int usualSegment, long memory);

    /** What to offer where less could be, but what has been offered stands. */
    default long kept(long remaining) {
        return remaining;
    }

    /**
     * Whether less than half of it is left, so that nothing should make the peer send faster.
     *
     * @param memory charged for everything that is held now
     */
    default boolean isHalfUsed(long memory) {
        return false;
    }

    /**
     * A segment beyond a hole has been taken in, and charged for.
     *
     * @param held from the next byte expected to the end of what has arrived beyond the hole
     */
    default void holds(long held) {}

    /**
     * The window to offer now, in bytes. The receiver keeps it from shrinking.
     *
     * @param remaining what is left of the window offered last
     * @param unread bytes that have arrived in order and wait for the application
     * @param memory charged for everything that is held now
     */
    long select(long remaining, long unread, long memory, int usualSegment);

    /** Whether a segment that reaches beyond the window is taken whole when nothing else waits, or cut off at its edge. */
    boolean takesBeyond();

    /**
     * Whether there is no memory left, so that what still comes is answered at once.
     *
     * @param memory charged for everything that is held now
     */
    boolean isExhausted(long memory);

    /**
     * Whether a window would be offered now that is so much larger that the peer should hear of it unasked.
     *
     * @param remaining what is left of the window offered last
     */
    boolean isWorthAnnouncing(long remaining, long unread, long memory, int usualSegment);

    /**
     * The application has read.
     *
     * @param total bytes that it has read of the whole stream
     * @param roundTripPs as the receiver has measured it, or 0
     * @param held from the next byte expected to the end of what has arrived beyond a hole
     */
    void read(long total, long nowPs, long roundTripPs, long held);
}
