package wireclock.tcp;

import org.jspecify.annotations.Nullable;
import wireclock.wire.FastOpenOption;
import wireclock.wire.Payload;
import wireclock.wire.TcpOptions;

/** One attempt to open a connection fast, from the client's side (RFC 7413 §4.1.3, §4.2.1; Linux: tcp_send_syn_data). */
final class FastOpening {
    private static final byte[] REQUEST = {};
    /** The third timeout in a row tells of a black hole. */
    private static final int BLACKHOLE_TIMEOUTS = 2;

    private final FastOpenCache cache;
    private final FastOpenClient settings;
    private final int peer;
    private final Payload offered;
    private boolean optionSent;
    private boolean experimental;
    private boolean provesWay;
    private int dataSent;

    /**
     * @param offered what the application has to send; as much of it as a segment holds rides on the SYN
     */
    FastOpening(FastOpenCache cache, FastOpenClient settings, int peer, Payload offered) {
        this.cache = cache;
        this.settings = settings;
        this.peer = peer;
        this.offered = offered;
    }

    /** Whether data may ride on a SYN to a peer now. */
    static boolean isPossible(FastOpenCache cache, FastOpenClient settings, int peer, long nowPs) {
        return !cache.isPaused(settings.blackholeTimeoutPs(), nowPs)
                && (!settings.cookieRequired() || cache.cookie(peer) != null);
    }

    /**
     * The option for the SYN, or null: none.
     *
     * @param nowPs the time of the SYN
     */
    @Nullable FastOpenOption option(long nowPs) {
        if (cache.isPaused(settings.blackholeTimeoutPs(), nowPs) || !settings.cookieRequired()) {
            return null;
        }
        FastOpenOption cookie = cache.cookie(peer);
        FastOpenOption option = cookie != null ? cookie : new FastOpenOption(REQUEST, cache.asksExperimentally(peer));
        optionSent = true;
        experimental = option.isExperimental();
        return option;
    }

    /**
     * What rides on the SYN.
     *
     * @param largestSegment that both the interface and our own MSS option allow, options not counted
     */
    Payload data(int largestSegment, long nowPs) {
        if (!isPossible(cache, settings, peer, nowPs)) {
            return offered.slice(0, 0);
        }
        provesWay = cache.blackholesSeen() > 0;
        int known = cache.segmentSize(peer);
        // Room for all options that there can be: middleboxes add some of their own.
        int room = (known > 0 ? Math.min(known, largestSegment) : largestSegment) - TcpOptions.MAX_LENGTH;
        dataSent = Math.clamp(room, 0, offered.length());
        return offered.slice(0, dataSent);
    }

    /** Whether the SYN took part in Fast Open, by option or by data. */
    boolean isFast() {
        return optionSent || dataSent > 0;
    }

    /** How many of the offered bytes have left on the SYN. */
    int dataSent() {
        return dataSent;
    }

    /**
     * The SYN-ACK has come.
     *
     * @param repeated whether the SYN had to be sent again
     * @param dataTaken whether it acknowledges all that was on the SYN
     */
    void answered(TcpOptions options, boolean repeated, boolean dataTaken) {
        // A cookie that nobody has asked for is not kept.
        FastOpenOption cookie = optionSent ? options.fastOpen() : null;
        // A peer that does not answer the option may know the one from before the RFC; if neither, the first it is.
        int experiment = optionSent && !repeated && cookie == null && dataSent == 0 ? experimental ? 2 : 1 : 0;
        cache.learn(peer, Math.max(options.maximumSegmentSize(), 0), cookie, experiment);
        if (dataSent > 0) {
            cache.count(dataTaken);
        }
    }

    /**
     * The retransmission timer has expired.
     *
     * @param before how often it had expired before without progress
     * @param givingUp whether the connection is given up
     */
    void timedOut(int before, boolean givingUp, long nowPs) {
        if (isFast() && (before == BLACKHOLE_TIMEOUTS || before < BLACKHOLE_TIMEOUTS && givingUp)) {
            cache.blackholeFound(settings.blackholeTimeoutPs(), nowPs);
        }
    }

    /** Text of the peer has arrived on the connection. */
    void heard() {
        if (provesWay) {
            provesWay = false;
            cache.proven();
        }
    }
}
