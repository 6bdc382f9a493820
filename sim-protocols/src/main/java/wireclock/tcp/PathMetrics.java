package wireclock.tcp;

import java.util.HashMap;
import java.util.Map;
import wireclock.engine.SimTime;
import wireclock.transport.CongestionControl;
import wireclock.transport.CongestionWindow;
import wireclock.transport.RecoveryState;

/**
 * What the connections of a host leave behind for the next to the same peer: round trip, slow start threshold,
 * reordering (RFC 9040 §6; Linux: tcp_metrics.c, which also keeps window and variation, and never makes use of these by
 * itself).
 */
final class PathMetrics {
    /** TCP_METRICS_TIMEOUT. */
    private static final long LIFETIME_PS = 3600 * SimTime.SECOND;

    /** What is known of one peer; 0 for what is not. */
    private static final class Entry {
        long roundTripPs;
        int threshold;
        int reordering;
        long savedPs;
    }

    private final Map<Long, Entry> entries = new HashMap<>();

    private static Long key(FourTuple tuple) {
        return (long) tuple.localAddress() << Integer.SIZE | Integer.toUnsignedLong(tuple.remoteAddress());
    }

    void clear() {
        entries.clear();
    }

    /** A connection has been opened: it begins with what is known (tcp_init_metrics). */
    void recall(FourTuple tuple, TcpSender sender, MetricsCache use, long nowPs) {
        Entry entry = use == MetricsCache.OFF ? null : entries.get(key(tuple));
        if (entry == null || nowPs - entry.savedPs > LIFETIME_PS) {
            return;
        }
        if (use == MetricsCache.ALL && entry.threshold > 0) {
            sender.congestionWindow().setThreshold(entry.threshold);
        }
        if (entry.reordering > 0) {
            sender.rack().setReordering(entry.reordering);
        }
        if (entry.roundTripPs > sender.rtt().smoothedPs()) {
            // A SYN is small, and may have been faster than what follows.
            sender.rtt().expect(entry.roundTripPs);
        }
    }

    /** A connection ends in good order: keeps what is reliable of what it has learnt (tcp_update_metrics). */
    void save(FourTuple tuple, TcpSender sender, RecoveryConfig standard, MetricsCache use, long nowPs) {
        if (use == MetricsCache.OFF) {
            return;
        }
        if (sender.rtt().isBackedOff() || !sender.rtt().hasSample()) {
            // Probably nothing came back in time.
            Entry known = entries.get(key(tuple));
            if (known != null) {
                known.roundTripPs = 0;
            }
            return;
        }
        Entry entry = entries.computeIfAbsent(key(tuple), any -> new Entry());
        if (nowPs - entry.savedPs > LIFETIME_PS) {
            entry.roundTripPs = 0;
            entry.threshold = 0;
            entry.reordering = 0;
        }
        entry.savedPs = nowPs;
        // Too much is better than too little.
        long roundTripPs = sender.rtt().smoothedPs();
        entry.roundTripPs = Math.max(roundTripPs, entry.roundTripPs - (entry.roundTripPs - roundTripPs) / 8);
        CongestionWindow window = sender.congestionWindow();
        int present = window.threshold();
        boolean reliable = !window.isInSlowStart() && sender.recovery().state() == RecoveryState.OPEN;
        if (use == MetricsCache.ALL) {
            int half = window.segments() >> 1;
            // The slow start that is not over has found no threshold, but may show that one known is too low.
            entry.threshold = present == CongestionControl.NO_THRESHOLD ? raised(entry.threshold, half)
                    : reliable ? Math.max(half, present) : raised(entry.threshold, present);
        }
        if (present != CongestionControl.NO_THRESHOLD && !reliable
                && sender.rack().reordering() != standard.reordering()) {
            entry.reordering = Math.max(entry.reordering, sender.rack().reordering());
        }
    }

    private static int raised(int known, int value) {
        return known > 0 ? Math.max(known, value) : 0;
    }
}
