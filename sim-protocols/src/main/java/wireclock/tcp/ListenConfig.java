package wireclock.tcp;

/**
 * What may wait at a listening port, and what becomes of the rest: listen() and sysctls of Linux.
 *
 * @param backlog so many half-open connections, and as many complete ones that nobody has accepted, may wait, and one
 *     more of each (listen(), at most somaxconn)
 * @param synBacklog without cookies, three quarters of this many half-open connections may wait (tcp_max_syn_backlog)
 * @param synCookies when SYNs are answered without being kept
 * @param abortOnOverflow whether a handshake that ends where no place is free is answered with RST
 *     (tcp_abort_on_overflow)
 * @param deferred a connection without data is not complete before so many timeouts of its SYN-ACK (TCP_DEFER_ACCEPT);
 *     0: it is at once
 */
public record ListenConfig(int backlog, int synBacklog, SynCookies synCookies, boolean abortOnOverflow,
        int deferred) {
    /** The largest backlog that Linux grants without being told otherwise (somaxconn). */
    public static final int SOMAXCONN = 4096;
    private static final int MOST_TIMEOUTS = 255;
    private static final int LONGEST_TIMEOUT_S = 120;
    /** As Linux has it without being told otherwise, on a machine with 16 GB of memory. */
    public static final ListenConfig DEFAULTS = new ListenConfig(SOMAXCONN, 1024, SynCookies.OVERFLOW, false, 0);

    /** The same with a backlog as listen() names it. */
    public ListenConfig withBacklog(int connections) {
        return new ListenConfig(connections, synBacklog, synCookies, abortOnOverflow, deferred);
    }

    /** The same for an application that wants to hear of connections only when there is something to read. */
    public ListenConfig deferring(int timeouts) {
        return new ListenConfig(backlog, synBacklog, synCookies, abortOnOverflow, timeouts);
    }

    /** So many timeouts take so many seconds at the least: 1, 3, 7, 15 and so on (Linux: secs_to_retrans). */
    public static int timeoutsWithin(long seconds) {
        int timeouts = 0;
        for (long period = 0; period < seconds && timeouts < MOST_TIMEOUTS; timeouts++) {
            period += Math.min(1L << Math.min(timeouts, Byte.SIZE), LONGEST_TIMEOUT_S);
        }
        return timeouts;
    }

    /** How many seconds so many timeouts take (Linux: retrans_to_secs). */
    public static long secondsOf(int timeouts) {
        long period = 0;
        for (int i = 0; i < timeouts; i++) {
            period += Math.min(1L << Math.min(i, Byte.SIZE), LONGEST_TIMEOUT_S);
        }
        return period;
    }
}
