package wireclock.packetdrill;

import org.jspecify.annotations.Nullable;
import wireclock.engine.SimTime;
import wireclock.tcp.AccurateEcnConfig;
import wireclock.tcp.EcnMode;
import wireclock.tcp.FastOpenClient;
import wireclock.tcp.FastOpenServer;
import wireclock.tcp.ListenConfig;
import wireclock.tcp.MetricsCache;
import wireclock.tcp.MtuProbing;
import wireclock.tcp.PathConfig;
import wireclock.tcp.RecoveryConfig;
import wireclock.tcp.SynCookies;
import wireclock.tcp.TcpConfig;
import wireclock.transport.CongestionConfig;
import wireclock.transport.HyStartConfig;
import wireclock.transport.PacingConfig;

/** The configuration of a connection of the stack from the kernel's settings and the socket's options. */
final class StackSettings {
    /** What Linux starts with, where no command says otherwise. */
    private static final int LINEAR_SYNS = 4;
    private static final int ECN_WHEN_ASKED = 2;
    /** Bits of tcp_fastopen. */
    private static final int FAST_OPEN_CLIENT = 1;
    private static final int FAST_OPEN_SERVER = 2;
    private static final int FAST_OPEN_CLIENT_NO_COOKIE = 4;
    private static final int FAST_OPEN_NO_COOKIE = 0x200;
    private static final int FAST_OPEN_ALL_LISTENERS = 0x400;

    /** Where SO_SNDBUF limits the memory, the buffer itself does not. */
    private static final long LARGE_BUFFER = 1L << 30;

    private final Commands commands;

    StackSettings(Commands commands) {
        this.commands = commands;
    }

    private static EcnMode ecn(int value, int line) throws ScriptException {
        return switch (value) {
            case 0 -> EcnMode.OFF;
            case 1 -> EcnMode.REQUEST;
            case ECN_WHEN_ASKED -> EcnMode.ACCEPT;
            case 3 -> EcnMode.ACCURATE;
            case 4 -> EcnMode.REQUEST_ACCEPT_ACCURATE;
            case 5 -> EcnMode.ACCEPT_ACCURATE;
            default -> throw ScriptException.unsupported(line, "tcp_ecn=" + value);
        };
    }

    /**
     * The configuration of a socket that is opened now.
     *
     * @param line of the script
     */
    TcpConfig config(SocketOptions options, int line) throws ScriptException {
        TcpConfig standard = TcpConfig.DEFAULTS;
        String congestion = options.congestionControl != null ? options.congestionControl
                : text("tcp_congestion_control", standard.congestionControl());
        TcpConfig.Builder config = standard.with()
                .congestion(congestion(congestion))
                .maximumSegmentSize(options.maximumSegmentSize)
                .sack(flag("tcp_sack", true))
                .timestamps(flag("tcp_timestamps", true))
                .windowScaling(flag("tcp_window_scaling", true))
                .nodelay(options.nodelay)
                .sendBufferBytes(options.sendBuffer > 0 ? LARGE_BUFFER : field("tcp_wmem", 2, standard.sendBufferBytes()))
                .receiveMemoryBytes(field("tcp_rmem", 1, standard.receiveMemoryBytes()))
                .receiveMemoryLimitBytes(receiveMemoryLimit())
                .windowClampBytes(options.windowClamp)
                .synRetries(options.synRetries >= 0 ? options.synRetries
                        : (int) number("tcp_syn_retries", standard.synRetries()))
                .synAckRetries((int) number("tcp_synack_retries", standard.synAckRetries()))
                .linearSyns((int) number("tcp_syn_linear_timeouts", LINEAR_SYNS))
                .ecn(ecn((int) number("tcp_ecn", ECN_WHEN_ASKED), line))
                .accurateEcn(new AccurateEcnConfig(accurateEcnOption(),
                        (int) number("tcp_ecn_option_beacon", AccurateEcnConfig.DEFAULTS.beacon()),
                        flag("tcp_ecn_fallback", true)))
                .dsack(flag("tcp_dsack", true))
                .keepAlive(options.keepAlive)
                .userTimeoutPs(options.userTimeoutPs)
                .finTimeoutPs(finTimeoutPs())
                .rfc1337(flag("tcp_rfc1337", false))
                .recovery(recovery(standard.recovery()))
                .slowStartAfterIdle(flag("tcp_slow_start_after_idle", true))
                .maxRtoPs(number("tcp_rto_max_ms", standard.maxRtoPs() / SimTime.MILLISECOND) * SimTime.MILLISECOND)
                .minRtoPs(number("tcp_rto_min_us", standard.minRtoPs() / SimTime.MICROSECOND) * SimTime.MICROSECOND)
                .retries((int) number("tcp_retries2", standard.retries()));
        config.path(new PathConfig(mtuProbing(standard.path().probing()), (int) commands.routeMetric("advmss", 0),
                metricsCache()));
        config.initialWindow((int) commands.routeMetric("initcwnd", standard.initialWindow()));
        if (options.receiveBuffer > 0) {
            // The kernel doubles what it is asked for, to have room for its own bookkeeping.
            config.receiveMemoryBytes(2 * options.receiveBuffer).receiveMemoryLocked(true);
        }
        return config.build();
    }

    /** When Accurate ECN sends its option: the kernel asks with every segment. */
    AccurateEcnConfig.Option accurateEcnOption() {
        AccurateEcnConfig.Option[] levels = AccurateEcnConfig.Option.values();
        long level = number("tcp_ecn_option", AccurateEcnConfig.DEFAULTS.option().ordinal());
        return levels[Math.clamp(level, 0, levels.length - 1)];
    }

    /** Whether connections may be opened fast at all. */
    boolean opensFast() {
        return (number("tcp_fastopen", 1) & FAST_OPEN_CLIENT) != 0;
    }

    /** How a socket opens connections fast. */
    FastOpenClient fastOpenClient(SocketOptions options) {
        boolean required = (number("tcp_fastopen", 1) & FAST_OPEN_CLIENT_NO_COOKIE) == 0
                && !options.fastOpenWithoutCookie;
        return new FastOpenClient(required, number("tcp_fastopen_blackhole_timeout_sec", 0) * SimTime.SECOND);
    }

    /**
     * How a socket that begins to listen takes part in Fast Open, or null: not at all.
     *
     * @param queue what TCP_FASTOPEN has set, or 0
     * @param line of the script
     */
    @Nullable FastOpenServer fastOpen(long queue, int line) throws ScriptException {
        long bits = number("tcp_fastopen", 1);
        if ((bits & FAST_OPEN_SERVER) == 0 || queue == 0 && (bits & FAST_OPEN_ALL_LISTENERS) == 0) {
            return null;
        }
        String[] words = text("tcp_fastopen_key", "00000000-00000000-00000000-00000000").split("-", -1);
        if (words.length != 4) {
            throw ScriptException.unsupported(line, "this tcp_fastopen_key");
        }
        int[] key = new int[4];
        for (int i = 0; i < 4; i++) {
            key[i] = Integer.parseUnsignedInt(words[i], 16);
        }
        return FastOpenServer.of(key, (bits & FAST_OPEN_NO_COOKIE) == 0);
    }

    /** tcp_rmem[2]. */
    long receiveMemoryLimit() {
        return field("tcp_rmem", 2, TcpConfig.DEFAULTS.receiveMemoryLimitBytes());
    }

    long finTimeoutPs() {
        return number("tcp_fin_timeout", TcpConfig.DEFAULTS.finTimeoutPs() / SimTime.SECOND) * SimTime.SECOND;
    }

    /** What may wait at a socket that begins to listen, and how long. */
    ListenConfig waiting(int backlog, int deferredTimeouts) {
        ListenConfig standard = ListenConfig.DEFAULTS;
        // The kernel compares without a sign: a negative backlog is the largest.
        long granted = Math.min(Integer.toUnsignedLong(backlog), number("somaxconn", ListenConfig.SOMAXCONN));
        return new ListenConfig((int) granted, (int) number("tcp_max_syn_backlog", standard.synBacklog()),
                switch ((int) number("tcp_syncookies", 1)) {
                    case 0 -> SynCookies.OFF;
                    case 2 -> SynCookies.ALWAYS;
                    default -> SynCookies.OVERFLOW;
                }, flag("tcp_abort_on_overflow", false), deferredTimeouts);
    }

    private CongestionConfig congestion(String name) {
        HyStartConfig hyStart = HyStartConfig.DEFAULTS;
        PacingConfig pacing = PacingConfig.DEFAULTS;
        return new CongestionConfig(name, CongestionConfig.DEFAULTS.fixedWindowSegments(),
                new PacingConfig(flag("fq", pacing.on()), pacing.limitBytePerS(),
                        (int) number("tcp_pacing_ss_ratio", pacing.slowStartPercent()),
                        (int) number("tcp_pacing_ca_ratio", pacing.avoidancePercent()),
                        (int) number("tcp_min_tso_segs", pacing.leastBurst())),
                new HyStartConfig(flag("tcp_cubic.hystart", hyStart.on()),
                        (int) number("tcp_cubic.hystart_detect", hyStart.detect()),
                        (int) number("tcp_cubic.hystart_low_window", hyStart.lowWindow()),
                        number("tcp_cubic.hystart_ack_delta_us", hyStart.trainGapPs() / SimTime.MICROSECOND)
                                * SimTime.MICROSECOND), CongestionConfig.DEFAULTS.earlyMarks());
    }

    private RecoveryConfig recovery(RecoveryConfig standard) {
        return new RecoveryConfig((int) number("tcp_reordering", standard.reordering()),
                (int) number("tcp_max_reordering", standard.maxReordering()),
                (int) number("tcp_recovery", standard.rack()),
                (int) number("tcp_early_retrans", standard.earlyRetransmit()), flag("tcp_frto", standard.frto()),
                flag("tcp_retrans_collapse", standard.retransmitCollapse()),
                flag("tcp_thin_linear_timeouts", standard.thinLinearTimeouts()));
    }

    private MtuProbing mtuProbing(MtuProbing standard) {
        MtuProbing.Mode[] modes = MtuProbing.Mode.values();
        return new MtuProbing(modes[Math.clamp(number("tcp_mtu_probing", 0), 0, modes.length - 1)],
                (int) number("tcp_base_mss", standard.baseSegmentBytes()),
                (int) number("tcp_mtu_probe_floor", standard.floorBytes()),
                number("tcp_probe_interval", standard.intervalPs() / SimTime.SECOND) * SimTime.SECOND,
                (int) number("tcp_probe_threshold", standard.thresholdBytes()));
    }

    private MetricsCache metricsCache() {
        return flag("tcp_no_metrics_save", false) ? MetricsCache.OFF
                : flag("tcp_no_ssthresh_metrics_save", true) ? MetricsCache.WITHOUT_THRESHOLD : MetricsCache.ALL;
    }

    private boolean flag(String name, boolean standard) {
        return number(name, standard ? 1 : 0) != 0;
    }

    private long number(String name, long standard) {
        String value = commands.setting(name);
        return value == null ? standard : Long.decode(value.split("\\s+", -1)[0]);
    }

    private long field(String name, int place, long standard) {
        String value = commands.setting(name);
        return value == null ? standard : Long.parseLong(value.split("\\s+", -1)[place]);
    }

    private String text(String name, String standard) {
        String value = commands.setting(name);
        return value == null ? standard : value;
    }
}
