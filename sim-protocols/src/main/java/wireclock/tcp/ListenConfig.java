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
 */
public record ListenConfig(int backlog, int synBacklog, SynCookies synCookies, boolean abortOnOverflow) {
    /** The largest backlog that Linux grants without being told otherwise (somaxconn). */
    public static final int SOMAXCONN = 4096;
    /** As Linux has it without being told otherwise, on a machine with 16 GB of memory. */
    public static final ListenConfig DEFAULTS = new ListenConfig(SOMAXCONN, 1024, SynCookies.OVERFLOW, false);

    /** The same with a backlog as listen() names it. */
    public ListenConfig withBacklog(int connections) {
        return new ListenConfig(connections, synBacklog, synCookies, abortOnOverflow);
    }
}
