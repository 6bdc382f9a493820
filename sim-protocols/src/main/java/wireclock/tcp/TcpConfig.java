package wireclock.tcp;

import wireclock.engine.SimTime;
import wireclock.transport.CongestionConfig;

/** How one end of a connection behaves, as Linux by default: {@code TcpConfig.DEFAULTS.with().sack(false).build()}. */
public final class TcpConfig {
    public static final TcpConfig DEFAULTS = new Builder().build();
    private final Builder settings;

    private TcpConfig(Builder settings) {
        this.settings = settings;
    }

    /** A builder that starts from these settings. */
    public Builder with() {
        return settings.copy();
    }

    /** Name from {@link wireclock.transport.CongestionControls}. */
    public String congestionControl() {
        return settings.congestion.name();
    }

    public CongestionConfig congestion() {
        return settings.congestion;
    }

    /** Congestion window at the start, in segments (RFC 6928: 10). */
    public int initialWindow() {
        return settings.initialWindow;
    }

    /** Value of the MSS option in bytes, or 0: outgoing MTU − 40 (RFC 9293 §3.7.1). */
    public int maximumSegmentSize() {
        return settings.maximumSegmentSize;
    }

    /** Offers and accepts selective acknowledgements (RFC 2018). */
    public boolean sack() {
        return settings.sack;
    }

    /** Offers and accepts timestamps (RFC 7323 §3). */
    public boolean timestamps() {
        return settings.timestamps;
    }

    /** Offers and accepts window scaling (RFC 7323 §2). */
    public boolean windowScaling() {
        return settings.windowScaling;
    }

    /** Sends small segments at once: Nagle's algorithm off (RFC 9293 §3.7.4). */
    public boolean nodelay() {
        return settings.nodelay;
    }

    /**
     * Longest delay of an acknowledgement at first, 0 for none (RFC 1122 §4.2.3.2 allows 500 ms; Linux: 40 ms, then by
     * the distance of the segments).
     */
    public long delayedAckPs() {
        return settings.delayedAckPs;
    }

    /** How many acknowledgements at the most leave without delay at the start and after a pause (Linux: 16). */
    public int quickAcks() {
        return settings.quickAcks;
    }

    /** Written and not yet acknowledged (Linux: tcp_wmem, up to 4 MiB). */
    public long sendBufferBytes() {
        return settings.sendBufferBytes;
    }

    /**
     * The largest window that is advertised, held from the start; or 0: it follows the connection as in Linux, within
     * {@link #receiveMemoryBytes} and {@link #receiveMemoryLimitBytes}.
     */
    public long receiveBufferBytes() {
        return settings.receiveBufferBytes;
    }

    /** Memory for what has arrived, with all that a kernel keeps beside the bytes, at first (Linux: tcp_rmem[1]). */
    public long receiveMemoryBytes() {
        return settings.receiveMemoryBytes;
    }

    /** The most that it may grow to (Linux: tcp_rmem[2]). */
    public long receiveMemoryLimitBytes() {
        return settings.receiveMemoryLimitBytes;
    }

    /** It does not grow: the application has set it (Linux: SO_RCVBUF). */
    public boolean receiveMemoryLocked() {
        return settings.receiveMemoryLocked;
    }

    /** The largest window that is offered, as long as nothing else bounds it more; 0: no bound (TCP_WINDOW_CLAMP). */
    public long windowClampBytes() {
        return settings.windowClampBytes;
    }

    /** Least distance of the timeout from the smoothed round trip (Linux: 200 ms; RFC 6298 §2.4: 1 s for the whole). */
    public long minRtoPs() {
        return settings.minRtoPs;
    }

    /** Largest retransmission timeout (Linux: 120 s; RFC 6298 §2.5: at least 60 s). */
    public long maxRtoPs() {
        return settings.maxRtoPs;
    }

    /** SYNs sent again before giving up (Linux: tcp_syn_retries 6). */
    public int synRetries() {
        return settings.synRetries;
    }

    /** Retransmissions of one segment before giving up (Linux: tcp_retries2 15; RFC 9293 §3.8.3: R2). */
    public int retries() {
        return settings.retries;
    }

    /** How long TIME_WAIT lasts (Linux: 60 s; RFC 9293 §3.6.1: 2 MSL). */
    public long timeWaitPs() {
        return settings.timeWaitPs;
    }

    /** Explicit congestion notification (RFC 3168; Linux agrees when it is asked). */
    public EcnMode ecn() {
        return settings.ecn;
    }

    /** How Accurate ECN is used where {@link #ecn} leads to it (RFC 9768). */
    public AccurateEcnConfig accurateEcn() {
        return settings.accurateEcn;
    }

    /** Reports what arrives twice in the first SACK block (RFC 2883). */
    public boolean dsack() {
        return settings.dsack;
    }

    /** Probes of an idle connection (RFC 9293 §3.8.4). */
    public KeepAlive keepAlive() {
        return settings.keepAlive;
    }

    /** How long data may stay unacknowledged (RFC 5482); 0: the number of retransmissions decides. */
    public long userTimeoutPs() {
        return settings.userTimeoutPs;
    }

    /** SYNs sent again at the same distance before it doubles (Linux: tcp_syn_linear_timeouts, 4). */
    public int linearSyns() {
        return settings.linearSyns;
    }

    /** SYN-ACKs sent again before giving up (Linux: tcp_synack_retries 5). */
    public int synAckRetries() {
        return settings.synAckRetries;
    }

    /** How long FIN_WAIT_2 lasts when nobody holds the socket any more (Linux: tcp_fin_timeout 60 s). */
    public long finTimeoutPs() {
        return settings.finTimeoutPs;
    }

    /** Does not let a reset end TIME_WAIT (RFC 1337). */
    public boolean rfc1337() {
        return settings.rfc1337;
    }

    /** How losses are found and repaired. */
    public RecoveryConfig recovery() {
        return settings.recovery;
    }

    /** A window that was not used is made smaller (RFC 2861, RFC 5681 §4.1; Linux: tcp_slow_start_after_idle). */
    public boolean slowStartAfterIdle() {
        return settings.slowStartAfterIdle;
    }

    /** What is found out about the path, and remembered of it. */
    public PathConfig path() {
        return settings.path;
    }

    /** Settings under construction; each method is named after what it sets, see there. */
    public static final class Builder implements Cloneable {
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
        private long windowClampBytes;
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
        private AccurateEcnConfig accurateEcn = AccurateEcnConfig.DEFAULTS;
        private RecoveryConfig recovery = RecoveryConfig.DEFAULTS;
        private boolean slowStartAfterIdle = true;
        private PathConfig path = PathConfig.DEFAULTS;

        private Builder() {}

        public TcpConfig build() {
            return new TcpConfig(copy());
        }

        private Builder copy() {
            try {
                return (Builder) clone();
            } catch (CloneNotSupportedException impossible) {
                throw new AssertionError(impossible);
            }
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

        public Builder windowClampBytes(long value) {
            windowClampBytes = value;
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

        public Builder accurateEcn(AccurateEcnConfig value) {
            accurateEcn = value;
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

        public Builder path(PathConfig value) {
            path = value;
            return this;
        }

        public Builder slowStartAfterIdle(boolean value) {
            slowStartAfterIdle = value;
            return this;
        }
    }
}
