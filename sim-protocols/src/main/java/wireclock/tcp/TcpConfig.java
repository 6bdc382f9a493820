package wireclock.tcp;

import wireclock.engine.SimTime;
import wireclock.transport.CongestionConfig;

/** How one end of a connection behaves, as Linux by default: {@code TcpConfig.DEFAULTS.with().sack(false).build()}. */
public final class TcpConfig {
    public static final TcpConfig DEFAULTS = new Builder().build();
    private final CongestionConfig congestion;
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
    private final boolean rfc1337;
    private final long finTimeoutPs;
    private final int synAckRetries;
    private final int linearSyns;
    private final long userTimeoutPs;
    private final KeepAlive keepAlive;
    private final boolean dsack;
    private final EcnMode ecn;
    private final RecoveryConfig recovery;
    private final boolean slowStartAfterIdle;

    private TcpConfig(Builder from) {
        congestion = from.congestion;
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
        rfc1337 = from.rfc1337;
        finTimeoutPs = from.finTimeoutPs;
        synAckRetries = from.synAckRetries;
        linearSyns = from.linearSyns;
        userTimeoutPs = from.userTimeoutPs;
        keepAlive = from.keepAlive;
        dsack = from.dsack;
        ecn = from.ecn;
        slowStartAfterIdle = from.slowStartAfterIdle;
        recovery = from.recovery;
    }

    /** A builder that starts from these settings. */
    public Builder with() {
        Builder builder = new Builder();
        builder.congestion = congestion;
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
        builder.rfc1337 = rfc1337;
        builder.finTimeoutPs = finTimeoutPs;
        builder.synAckRetries = synAckRetries;
        builder.linearSyns = linearSyns;
        builder.userTimeoutPs = userTimeoutPs;
        builder.keepAlive = keepAlive;
        builder.dsack = dsack;
        builder.ecn = ecn;
        builder.recovery = recovery;
        builder.slowStartAfterIdle = slowStartAfterIdle;
        return builder;
    }

    /** Name from {@link wireclock.transport.CongestionControls}. */
    public String congestionControl() {
        return congestion.name();
    }

    public CongestionConfig congestion() {
        return congestion;
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

    /** How many acknowledgements at the most leave without delay at the start and after a pause (Linux: 16). */
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

    /** Memory for what has arrived, with all that a kernel keeps beside the bytes, at first (Linux: tcp_rmem[1]). */
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

    /** Least distance of the timeout from the smoothed round trip (Linux: 200 ms; RFC 6298 §2.4: 1 s for the whole). */
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

    /** Explicit congestion notification (RFC 3168; Linux agrees when it is asked). */
    public EcnMode ecn() {
        return ecn;
    }

    /** Reports what arrives twice in the first SACK block (RFC 2883). */
    public boolean dsack() {
        return dsack;
    }

    /** Probes of an idle connection (RFC 9293 §3.8.4). */
    public KeepAlive keepAlive() {
        return keepAlive;
    }

    /** How long data may stay unacknowledged (RFC 5482); 0: the number of retransmissions decides. */
    public long userTimeoutPs() {
        return userTimeoutPs;
    }

    /** SYNs sent again at the same distance before it doubles (Linux: tcp_syn_linear_timeouts, 4). */
    public int linearSyns() {
        return linearSyns;
    }

    /** SYN-ACKs sent again before giving up (Linux: tcp_synack_retries 5). */
    public int synAckRetries() {
        return synAckRetries;
    }

    /** How long FIN_WAIT_2 lasts when nobody holds the socket any more (Linux: tcp_fin_timeout 60 s). */
    public long finTimeoutPs() {
        return finTimeoutPs;
    }

    /** Does not let a reset end TIME_WAIT (RFC 1337). */
    public boolean rfc1337() {
        return rfc1337;
    }

    /** How losses are found and repaired. */
    public RecoveryConfig recovery() {
        return recovery;
    }

    /** A window that was not used is made smaller (RFC 2861, RFC 5681 §4.1; Linux: tcp_slow_start_after_idle). */
    public boolean slowStartAfterIdle() {
        return slowStartAfterIdle;
    }

    /** Settings under construction; each method is named after what it sets, see there. */
    public static final class Builder {
        private CongestionConfig congestion = CongestionConfig.DEFAULTS;
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
        private boolean rfc1337;
        private long finTimeoutPs = 60 * SimTime.SECOND;
        private int synAckRetries = 5;
        private int linearSyns = 4;
        private long userTimeoutPs;
        private KeepAlive keepAlive = KeepAlive.OFF;
        private boolean dsack = true;
        private EcnMode ecn = EcnMode.ACCEPT;
        private RecoveryConfig recovery = RecoveryConfig.DEFAULTS;
        private boolean slowStartAfterIdle = true;

        private Builder() {}

        public TcpConfig build() {
            return new TcpConfig(this);
        }

        public Builder congestionControl(String value) {
            congestion = congestion.named(value);
            return this;
        }

        public Builder congestion(CongestionConfig value) {
            congestion = value;
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

        public Builder ecn(EcnMode value) {
            ecn = value;
            return this;
        }

        public Builder dsack(boolean value) {
            dsack = value;
            return this;
        }

        public Builder keepAlive(KeepAlive value) {
            keepAlive = value;
            return this;
        }

        public Builder userTimeoutPs(long value) {
            userTimeoutPs = value;
            return this;
        }

        public Builder linearSyns(int value) {
            linearSyns = value;
            return this;
        }

        public Builder synAckRetries(int value) {
            synAckRetries = value;
            return this;
        }

        public Builder finTimeoutPs(long value) {
            finTimeoutPs = value;
            return this;
        }

        public Builder rfc1337(boolean value) {
            rfc1337 = value;
            return this;
        }

        public Builder recovery(RecoveryConfig value) {
            recovery = value;
            return this;
        }

        public Builder slowStartAfterIdle(boolean value) {
            slowStartAfterIdle = value;
            return this;
        }
    }
}
