package wireclock.tcp;

import wireclock.ip.IpDropReason;
import wireclock.ip.Ipv4;

/** A listening port at work: how many half-open connections wait there, and when there were too many. */
final class ListeningPort {
    /** Below so many, old half-open connections hurt nobody (Linux: reqsk_timer_handler). */
    private static final int HARMLESS = 8;
    /** Not even a crowd shortens the patience to fewer repetitions. */
    private static final int LEAST_RETRIES = 2;
    /** Earlier than any instant of a run, and no overflow when something is added. */
    private static final long NEVER_PS = Long.MIN_VALUE / 2;

    private final TcpListener listener;
    private final ListenStats stats;
    private final Ipv4 ip;
    private int halfOpen;
    /** Those of them whose SYN-ACK has been sent only once. */
    private int young;
    private long overflowedPs = NEVER_PS;

    ListeningPort(TcpListener listener, ListenStats stats, Ipv4 ip) {
        this.ip = ip;
        this.listener = listener;
        this.stats = stats;
    }

    TcpListener listener() {
        return listener;
    }

    /** A SYN has been answered and is kept. */
    void begun() {
        halfOpen++;
        young++;
    }

    /** One whose SYN-ACK leaves a second time. */
    void aged() {
        young--;
    }

    /** One has become complete, or is given up. */
    void ended(boolean stillYoung) {
        halfOpen--;
        young -= stillYoung ? 1 : 0;
    }

    /** Whether no SYN more can be kept (Linux: inet_csk_reqsk_queue_is_full). */
    boolean isSynQueueFull() {
        return halfOpen > listener.waiting().backlog();
    }

    /** Without cookies the last quarter is for peers that are known to live (Linux: tcp_conn_request); nobody is. */
    boolean isNearlyFull() {
        int limit = listener.waiting().synBacklog();
        return limit - halfOpen < limit >> 2;
    }

    /** Whether no connection more can wait for the application; counts that somebody has been turned away if so. */
    boolean turnsAway() {
        boolean full = listener.acceptor().waiting() > listener.waiting().backlog();
        if (full) {
            stats.overflows++;
            dropped();
        }
        return full;
    }

    /**
     * How often a SYN-ACK is sent again: half of the room is kept for new ones, so that old ones go early when they are
     * many (Linux: reqsk_timer_handler).
     */
    int retries(int standard) {
        if (halfOpen << 1 <= Math.max(HARMLESS, listener.waiting().backlog())) {
            return standard;
        }
        int retries = standard;
        for (long half = 2L * young; retries > LEAST_RETRIES && halfOpen >= half; half <<= 1) {
            retries--;
        }
        return retries;
    }

    /** Counts that something has been turned away without a word. */
    void dropped() {
        stats.drops++;
        ip.dropByTransport(IpDropReason.LISTEN_QUEUE_FULL);
    }

    void overflowed(long nowPs) {
        overflowedPs = nowPs;
    }

    /** When a cookie was given last. */
    long overflowedPs() {
        return overflowedPs;
    }
}
