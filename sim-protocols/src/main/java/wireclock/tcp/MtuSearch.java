package wireclock.tcp;

import org.jspecify.annotations.Nullable;
import wireclock.transport.CongestionWindow;
import wireclock.transport.RecoveryState;

/**
 * The search for the longest packet that a path carries, without help of its routers (RFC 4821; Linux: tcp_mtu_probe):
 * a segment longer than the others is sent, and what becomes of it tells. Between what is known to pass and what is
 * known, or believed, not to pass it goes by halves. Lengths are of packets, as in Linux.
 */
final class MtuSearch {
    /** What came of {@link #probe}. */
    enum Step {
        /** There is nothing to be tried. */
        NOTHING,
        /** A probe is due, and will be possible when less is in flight: new data waits for that. */
        WAIT,
        /** A probe has left. */
        SENT
    }

    private static final int HEADERS_BYTES = Tcp.HEADERS_BYTES;
    /** TCP_MIN_SND_MSS: the options of a segment, and eight bytes. */
    private static final int SMALLEST_SEGMENT = 48;
    /** A window that bears a loss and still tells of it. */
    private static final int LEAST_WINDOW = 11;

    private final MtuProbing config;
    private final TcpSender sender;
    private final TcpConnection connection;
    private final SendVariables snd;
    private final CongestionWindow window;
    private final Scoreboard scoreboard;
    private boolean enabled;
    /** So much passes, or is supposed to. */
    private int low;
    /** More does not pass, or would not be taken. */
    private int high;
    /** Length of the probe that is under way, or 0. */
    private int probeBytes;
    private long probeStart;
    private long probeEnd;
    private long begunPs;

    private MtuSearch(MtuProbing config, TcpSender sender, TcpConnection connection, SendVariables snd) {
        this.config = config;
        this.sender = sender;
        this.connection = connection;
        this.snd = snd;
        this.window = sender.congestionWindow();
        this.scoreboard = sender.scoreboard();
    }

    /** The search of a connection, or null: there is none. */
    static @Nullable MtuSearch of(MtuProbing config, TcpSender sender, TcpConnection connection, SendVariables snd) {
        return config.mode() == MtuProbing.Mode.OFF ? null : new MtuSearch(config, sender, connection, snd);
    }

    /** The handshake is complete (tcp_mtup_init). */
    void begin() {
        enabled = config.mode() == MtuProbing.Mode.ALWAYS;
        high = largest();
        low = packet(config.baseSegmentBytes());
        probeBytes = 0;
        begunPs = connection.nowPs();
    }

    /** The longest packet that the peer takes. */
    private int largest() {
        return sender.negotiatedSegmentSize() + connection.timestamps().optionBytes() + HEADERS_BYTES;
    }

    private int packet(int segmentBytes) {
        return segmentBytes + connection.timestamps().optionBytes() + HEADERS_BYTES;
    }

    private int segment(int packetBytes) {
        return Math.max(Math.min(packetBytes, largest()) - HEADERS_BYTES, SMALLEST_SEGMENT)
                - connection.timestamps().optionBytes();
    }

    /**
     * The path is said to carry packets of a length (tcp_sync_mss).
     *
     * @param segmentBytes what would be sent without a search
     * @return what is to be sent
     */
    int limit(int packetBytes, int segmentBytes) {
        high = Math.min(high, packetBytes);
        return enabled ? Math.min(segmentBytes, segment(low)) : segmentBytes;
    }

    // --- probes ------------------------------------------------------------------------------------------------------

    /** Sends a probe if it is time, and all is well that could be mistaken for its fate (tcp_mtu_probe). */
    Step probe(long nowPs) {
        if (!enabled || probeBytes > 0 || sender.recovery().state() != RecoveryState.OPEN
                || window.segments() < LEAST_WINDOW || connection.receiver().hasSackBlocks()) {
            return Step.NOTHING;
        }
        int bytes = segment(high + low >> 1);
        if (bytes > segment(high) || high - low < config.thresholdBytes()) {
            beginAgainAfterLong(nowPs);
            return Step.NOTHING;
        }
        // So much behind it that its loss would show.
        int needed = bytes + (sender.rack().reordering() + 1) * sender.segmentSize();
        if (sender.unsentBytes() < needed || snd.wnd < needed) {
            return Step.NOTHING;
        }
        if (snd.nxt + needed > snd.una + snd.wnd) {
            return Step.WAIT;
        }
        if (scoreboard.inFlight() + 2 > window.segments()) {
            return scoreboard.inFlight() == 0 ? Step.NOTHING : Step.WAIT;
        }
        return send(bytes, nowPs);
    }

    private Step send(int bytes, long nowPs) {
        long from = snd.nxt;
        if (sender.writes().cut(from - snd.iss - 1, bytes) < bytes || !sender.paced().mayStart(nowPs)
                || !sender.sendNew(nowPs, true, 0, bytes)) {
            return Step.NOTHING;
        }
        sender.paced().sent(1, bytes, nowPs);
        connection.stats().mtuProbes++;
        // It counts as two segments.
        window.set(window.segments() - 1);
        probeBytes = packet(bytes);
        probeStart = from;
        probeEnd = snd.nxt;
        return Step.SENT;
    }

    /** What did not pass may do so later (RFC 4821 §7.7; tcp_mtu_check_reprobe). */
    private void beginAgainAfterLong(long nowPs) {
        if (nowPs - begunPs >= config.intervalPs()) {
            high = largest();
            low = packet(connection.path().full());
            begunPs = nowPs;
        }
    }

    // --- what becomes of them ----------------------------------------------------------------------------------------

    /** Whether a probe is the oldest segment that is outstanding. */
    boolean isFirst(long una) {
        return probeBytes > 0 && una == probeStart;
    }

    /** New data has been acknowledged: the probe with it, perhaps (tcp_mtup_probe_success). */
    void acknowledged() {
        if (probeBytes == 0 || probeEnd > snd.una) {
            return;
        }
        connection.stats().mtuProbesPassed++;
        // As many bytes as before.
        WindowReduction reduction = sender.reduction();
        reduction.rememberThreshold();
        window.set((int) ((long) window.segments() * packet(connection.path().full()) / probeBytes));
        window.forgetCredit();
        window.setThreshold(reduction.presentThreshold());
        low = probeBytes;
        probeBytes = 0;
        connection.path().synchronize();
    }

    /** It was lost, which is no sign of congestion (RFC 4821 §7.5): it is sent again in smaller pieces. */
    void lost() {
        high = probeBytes - 1;
        probeBytes = 0;
        connection.stats().mtuProbesLost++;
        window.set(window.segments() + 1);
        for (int number = scoreboard.head(); number != scoreboard.tail(); number++) {
            if (scoreboard.end(number) - scoreboard.start(number) > sender.segmentSize()) {
                scoreboard.markLost(number);
            }
        }
        sender.recovery().resegmented(snd.nxt);
    }

    /** Something is sent again: what is acknowledged then does not tell of the probe. */
    void disturbed() {
        probeBytes = 0;
    }

    /** Nothing has passed for long: as if the path were narrower than believed (RFC 4821 §7.7; tcp_mtu_probing). */
    void blackHole() {
        if (!enabled) {
            enabled = true;
            begunPs = connection.nowPs();
        } else {
            int smaller = Math.min(config.baseSegmentBytes(), segment(low) >> 1);
            low = packet(Math.max(smaller, Math.max(config.floorBytes(), SMALLEST_SEGMENT)));
        }
        connection.path().synchronize();
    }
}
