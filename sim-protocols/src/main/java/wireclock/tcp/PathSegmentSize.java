package wireclock.tcp;

import org.jspecify.annotations.Nullable;

/** Keeps a connection's segments as small as the path to the peer wants them (RFC 1191 §6.4). */
final class PathSegmentSize {
    private final Tcp tcp;
    private final FourTuple tuple;
    private final TcpSender sender;
    private final Timestamps timestamps;
    private final TcpTimers timers;
    private final TcpStats stats;
    private final @Nullable MtuSearch search;
    private final Ecn ecn;
    /** The state of {@link Tcp#pathMtuGeneration} to which the segment size is adapted. */
    private int generation;
    /** The longest segment of the path as of then, options included. */
    private int largest;
    /** The path is looked at again when so many segments have left. */
    private long knownUntil;

    PathSegmentSize(Tcp tcp, FourTuple tuple, TcpSender sender, Timestamps timestamps, TcpTimers timers,
            TcpStats stats, Ecn ecn) {
        this.ecn = ecn;
        this.tcp = tcp;
        this.tuple = tuple;
        this.sender = sender;
        this.timestamps = timestamps;
        this.timers = timers;
        this.stats = stats;
        this.search = sender.mtuSearch();
        look();
    }

    private void look() {
        generation = tcp.pathMtuGeneration();
        largest = tcp.largestSegmentTo(tuple.remoteAddress());
    }

    /**
     * The handshake is complete.
     *
     * @param adapts whether the path may have changed meanwhile
     */
    void established(boolean adapts, boolean passive) {
        if (search != null && !passive) {
            search.begin();
        }
        if (adapts) {
            adapt();
        }
        if (search != null && passive) {
            // Linux looks at the path when the SYN arrives, before it thinks of searching.
            search.begin();
        }
    }

    /**
     * The path carries segments of another size than was thought. Smaller: cuts what is outstanding and lets it be sent
     * again. Larger, since an old report is forgotten (RFC 1191 §6.3): up to what the handshake has settled.
     */
    private void adapt() {
        look();
        int size = size();
        sender.setSegmentSize(size);
        Scoreboard scoreboard = sender.scoreboard();
        if (Resegmentation.isNeeded(scoreboard, size)) {
            Resegmentation.cut(scoreboard, size);
            sender.sackedBlocks().forget();
            sender.recovery().resegmented(sender.sndNxt());
            sender.resending().sendLost(timers.nowPs());
        }
    }

    /** What the path and the peer take, or as much of that as the search dares. */
    private int size() {
        int bound = Math.min(sender.negotiatedSegmentSize(), Math.max(largest - timestamps.optionBytes(), 1));
        int size = search == null ? bound : search.limit(largest + Tcp.HEADERS_BYTES, bound);
        AccurateEcn accurate = ecn.accurate();
        return accurate == null ? size : Math.max(size - accurate.reserved(), 1);
    }

    /** What a full segment carries, options that come and go included. */
    int full() {
        AccurateEcn accurate = ecn.accurate();
        return sender.segmentSize() + (accurate == null ? 0 : accurate.reserved());
    }

    /** The search for the path's MTU has found out something; what is outstanding stays as it is. */
    void synchronize() {
        sender.setSegmentSize(size());
    }

    /** Whatever has been learnt about paths may be about this one. */
    void adaptIfChanged() {
        if (tcp.pathMtuGeneration() != generation && stats.segmentsSent >= knownUntil) {
            adapt();
        }
        AccurateEcn accurate = ecn.accurate();
        if (accurate != null && accurate.reserve(timers.nowPs())) {
            // As Linux does it before it sends (tcp_current_mss).
            synchronize();
        }
    }

    /** The way out has changed: that it is wider now is found by the next segment (Linux: sk_dst_check). */
    void routeChanged() {
        if (tcp.largestSegmentTo(tuple.remoteAddress()) > largest) {
            knownUntil = stats.segmentsSent + 1;
        }
    }
}
