package wireclock.tcp;

import wireclock.engine.SimTime;

/**
 * How one end of a connection behaves. Immutable; {@link #DEFAULTS} are Linux's. To change some of it:
 * {@code TcpConfig.DEFAULTS.with().sack(false).initialWindow(4).build()}.
 */
public final class TcpConfig {
    public static final TcpConfig DEFAULTS = new Builder().build();
    private final String congestionControl;
    private final int initialWindow;
    private final int maximumSegmentSize;
    private final boolean sack;
    private final boolean timestamps;
    private final boolean windowScaling;
    private final boolean nodelay;
    private final long delayedAckPs;
    private final int quickAcks;
    private final long sendBufferBytes;
    private final long receiveBufferBytes;
    private final long receiveMemoryBytes;
    private final long receiveMemoryLimitBytes;
    private final boolean receiveMemoryLocked;
    private final long minRtoPs;
    private final long maxRtoPs;
    private final int synRetries;
    private final int retries;
    private final long timeWaitPs;
    private final int reordering;
    private final int maxReordering;
    private final int recovery;
    private final int earlyRetransmit;
    private final boolean frto;
    private final boolean slowStartAfterIdle;
    private final int synLinearTimeouts;
    private final boolean retransmitCollapse;
    private final boolean thinLinearTimeouts;

    private TcpConfig(Builder from) {
        congestionControl = from.congestionControl;
        initialWindow = from.initialWindow;
        maximumSegmentSize = from.maximumSegmentSize;
        sack = from.sack;
        timestamps = from.timestamps;
        windowScaling = from.windowScaling;
        nodelay = from.nodelay;
        delayedAckPs = from.delayedAckPs;
        quickAcks = from.quickAcks;
        sendBufferBytes = from.sendBufferBytes;
        receiveBufferBytes = from.receiveBufferBytes;
        receiveMemoryBytes = from.receiveMemoryBytes;
        receiveMemoryLimitBytes = from.receiveMemoryLimitBytes;
        receiveMemoryLocked = from.receiveMemoryLocked;
        minRtoPs = from.minRtoPs;
        maxRtoPs = from.maxRtoPs;
        synRetries = from.synRetries;
        retries = from.retries;
        timeWaitPs = from.timeWaitPs;
        thinLinearTimeouts = from.thinLinearTimeouts;
        retransmitCollapse = from.retransmitCollapse;
        synLinearTimeouts = from.synLinearTimeouts;
        slowStartAfterIdle = from.slowStartAfterIdle;
        frto = from.frto;
        earlyRetransmit = from.earlyRetransmit;
        recovery = from.recovery;
        maxReordering = from.maxReordering;
        reordering = from.reordering;
    }

    /** A builder that starts from these settings. */
    public Builder with() {
        Builder builder = new Builder();
        builder.congestionControl = congestionControl;
        builder.initialWindow = initialWindow;
        builder.maximumSegmentSize = maximumSegmentSize;
        builder.sack = sack;
        builder.timestamps = timestamps;
        builder.windowScaling = windowScaling;
        builder.nodelay = nodelay;
        builder.delayedAckPs = delayedAckPs;
        builder.quickAcks = quickAcks;
        builder.sendBufferBytes = sendBufferBytes;
        builder.receiveBufferBytes = receiveBufferBytes;
        builder.receiveMemoryBytes = receiveMemoryBytes;
        builder.receiveMemoryLimitBytes = receiveMemoryLimitBytes;
        builder.receiveMemoryLocked = receiveMemoryLocked;
        builder.minRtoPs = minRtoPs;
        builder.maxRtoPs = maxRtoPs;
        builder.synRetries = synRetries;
        builder.retries = retries;
        builder.timeWaitPs = timeWaitPs;
        builder.reordering = reordering;
        builder.maxReordering = maxReordering;
        builder.recovery = recovery;
        builder.earlyRetransmit = earlyRetransmit;
        builder.frto = frto;
        builder.slowStartAfterIdle = slowStartAfterIdle;
        builder.synLinearTimeouts = synLinearTimeouts;
        builder.retransmitCollapse = retransmitCollapse;
        builder.thinLinearTimeouts = thinLinearTimeouts;
        return builder;
    }

    /** Name from {@link wireclock.transport.CongestionControls}. */
    public String congestionControl() {
        return congestionControl;
    }

    /** Congestion window at the start, in segments (RFC 6928: 10). */
    public int initialWindow() {
        return initialWindow;
    }

    /** Value of the MSS option in bytes, or 0: outgoing MTU − 40 (RFC 9293 §3.7.1). */
    public int maximumSegmentSize() {
        return maximumSegmentSize;
    }

    /** Offers and accepts selective acknowledgements (RFC 2018). */
    public boolean sack() {
        return sack;
    }

    /** Offers and accepts timestamps (RFC 7323 §3). */
    public boolean timestamps() {
        return timestamps;
    }

    /** Offers and accepts window scaling (RFC 7323 §2). */
    public boolean windowScaling() {
        return windowScaling;
    }

    /** Sends small segments at once: Nagle's algorithm off (RFC 9293 §3.7.4). */
    public boolean nodelay() {
        return nodelay;
    }

    /**
     * Longest delay of an acknowledgement at first, 0 for none (RFC 1122 §4.2.3.2 allows 500 ms; Linux: 40 ms, then by
     * the distance of the segments).
     */
    public long delayedAckPs() {
        return delayedAckPs;
    }

    /**
     * How many acknowledgements at the most leave without delay at the start and after a pause (Linux: 16; no RFC asks for
     * it).
     */
    public int quickAcks() {
        return quickAcks;
    }

    /** Written and not yet acknowledged (Linux: tcp_wmem, up to 4 MiB). */
    public long sendBufferBytes() {
        return sendBufferBytes;
    }

    /**
     * The largest window that is advertised, held from the start; or 0: it follows the connection as in Linux, within
     * {@link #receiveMemoryBytes} and {@link #receiveMemoryLimitBytes}.
     */
    public long receiveBufferBytes() {
        return receiveBufferBytes;
    }

    /**
     * Memory for what has arrived, with all that a kernel keeps beside the bytes, at the start (Linux: tcp_rmem[1]).
     */
    public long receiveMemoryBytes() {
        return receiveMemoryBytes;
    }

    /** The most that it may grow to (Linux: tcp_rmem[2]). */
    public long receiveMemoryLimitBytes() {
        return receiveMemoryLimitBytes;
    }

    /** It does not grow: the application has set it (Linux: SO_RCVBUF). */
    public boolean receiveMemoryLocked() {
        return receiveMemoryLocked;
    }

    /**
     * Least distance of the retransmission timeout from the smoothed round trip (Linux: 200 ms; RFC 6298 §2.4 says 1 s for
     * the timeout itself).
     */
    public long minRtoPs() {
        return minRtoPs;
    }

    /** Largest retransmission timeout (Linux: 120 s; RFC 6298 §2.5: at least 60 s). */
    public long maxRtoPs() {
        return maxRtoPs;
    }

    /** SYNs sent again before giving up (Linux: tcp_syn_retries 6). */
    public int synRetries() {
        return synRetries;
    }

    /** Retransmissions of one segment before giving up (Linux: tcp_retries2 15; RFC 9293 §3.8.3: R2). */
    public int retries() {
        return retries;
    }

    /** How long TIME_WAIT lasts (Linux: 60 s; RFC 9293 §3.6.1: 2 MSL). */
    public long timeWaitPs() {
        return timeWaitPs;
    }

    /**
     * Segments that may overtake one before duplicates tell of a loss, at first (Linux: tcp_reordering; RFC 5681:
     * 3).
     */
    public int reordering() {
        return reordering;
    }

    /** The most that {@link #reordering} may grow to (Linux: tcp_max_reordering). */
    public int maxReordering() {
        return maxReordering;
    }

    /**
     * Loss detection by time, in bits (Linux: tcp_recovery): 2 keeps the window for reordering small, 4 does without
     * the threshold of three reports.
     */
    public int recovery() {
        return recovery;
    }

    /** Tail loss probes (Linux: tcp_early_retrans): on with 3 and 4. */
    public int earlyRetransmit() {
        return earlyRetransmit;
    }

    /** Finds out whether a timeout was a mistake by sending new data (RFC 5682; Linux: tcp_frto). */
    public boolean frto() {
        return frto;
    }

    /** A window that was not used is made smaller (RFC 2861, RFC 5681 §4.1; Linux: tcp_slow_start_after_idle). */
    public boolean slowStartAfterIdle() {
        return slowStartAfterIdle;
    }

    /** SYNs that are sent again without doubling the timeout (Linux: tcp_syn_linear_timeouts). */
    public int synLinearTimeouts() {
        return synLinearTimeouts;
    }

    /** Small segments are joined when they are sent again (Linux: tcp_retrans_collapse). */
    public boolean retransmitCollapse() {
        return retransmitCollapse;
    }

    /**
     * With fewer than four segments outstanding the first six timeouts are not doubled (Linux:
     * tcp_thin_linear_timeouts).
     */
    public boolean thinLinearTimeouts() {
        return thinLinearTimeouts;
    }

    /** Settings under construction; each method is named after what it sets, see there. */
    public static final class Builder {
        private String congestionControl = "cubic";
        private int initialWindow = 10;
        private int maximumSegmentSize;
        private boolean sack = true;
        private boolean timestamps = true;
        private boolean windowScaling = true;
        private boolean nodelay;
        private long delayedAckPs = 40 * SimTime.MILLISECOND;
        private int quickAcks = 16;
        private long sendBufferBytes = 4 << 20;
        private long receiveBufferBytes;
        private long receiveMemoryBytes = 131_072;
        private long receiveMemoryLimitBytes = 6_291_456;
        private boolean receiveMemoryLocked;
        private long minRtoPs = 200 * SimTime.MILLISECOND;
        private long maxRtoPs = 120 * SimTime.SECOND;
        private int synRetries = 6;
        private int retries = 15;
        private long timeWaitPs = 60 * SimTime.SECOND;
        private int reordering = 3;
        private int maxReordering = 300;
        private int recovery = 1;
        private int earlyRetransmit = 3;
        private boolean frto = true;
        private boolean slowStartAfterIdle = true;
        private int synLinearTimeouts = 4;
        private boolean retransmitCollapse = true;
        private boolean thinLinearTimeouts;

        private Builder() {}

        public TcpConfig build() {
            return new TcpConfig(this);
        }

        public Builder congestionControl(String value) {
            congestionControl = value;
            return this;
        }

        public Builder initialWindow(int value) {
            initialWindow = value;
            return this;
        }

        public Builder maximumSegmentSize(int value) {
            maximumSegmentSize = value;
            return this;
        }

        public Builder sack(boolean value) {
            sack = value;
            return this;
        }

        public Builder timestamps(boolean value) {
            timestamps = value;
            return this;
        }

        public Builder windowScaling(boolean value) {
            windowScaling = value;
            return this;
        }

        public Builder nodelay(boolean value) {
            nodelay = value;
            return this;
        }

        public Builder delayedAckPs(long value) {
            delayedAckPs = value;
            return this;
        }

        public Builder quickAcks(int value) {
            quickAcks = value;
            return this;
        }

        public Builder sendBufferBytes(long value) {
            sendBufferBytes = value;
            return this;
        }

        public Builder receiveBufferBytes(long value) {
            receiveBufferBytes = value;
            return this;
        }

        public Builder receiveMemoryBytes(long value) {
            receiveMemoryBytes = value;
            return this;
        }

        public Builder receiveMemoryLimitBytes(long value) {
            receiveMemoryLimitBytes = value;
            return this;
        }

        public Builder receiveMemoryLocked(boolean value) {
            receiveMemoryLocked = value;
            return this;
        }

        public Builder minRtoPs(long value) {
            minRtoPs = value;
            return this;
        }

        public Builder maxRtoPs(long value) {
            maxRtoPs = value;
            return this;
        }

        public Builder synRetries(int value) {
            synRetries = value;
            return this;
        }

        public Builder retries(int value) {
            retries = value;
            return this;
        }

        public Builder timeWaitPs(long value) {
            timeWaitPs = value;
            return this;
        }

        public Builder reordering(int value) {
            reordering = value;
            return this;
        }

        public Builder maxReordering(int value) {
            maxReordering = value;
            return this;
        }

        public Builder recovery(int value) {
            recovery = value;
            return this;
        }

        public Builder earlyRetransmit(int value) {
            earlyRetransmit = value;
            return this;
        }

        public Builder frto(boolean value) {
            frto = value;
            return this;
        }

        public Builder slowStartAfterIdle(boolean value) {
            slowStartAfterIdle = value;
            return this;
        }

        public Builder synLinearTimeouts(int value) {
            synLinearTimeouts = value;
            return this;
        }

        public Builder retransmitCollapse(boolean value) {
            retransmitCollapse = value;
            return this;
        }

        public Builder thinLinearTimeouts(boolean value) {
            thinLinearTimeouts = value;
            return this;
        }
    }
}
