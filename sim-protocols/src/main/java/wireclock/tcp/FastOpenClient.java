package wireclock.tcp;

/**
 * How the connections that an application opens fast behave (RFC 7413 §4.1.3).
 *
 * @param cookieRequired whether data rides on a SYN only when the peer has given a cookie before; otherwise it always
 *     does, and no cookie is asked for (Linux: bit 4 of tcp_fastopen, TCP_FASTOPEN_NO_COOKIE)
 * @param blackholeTimeoutPs how long the host opens no connection fast after the path seems to have swallowed SYNs or
 *     what followed; 0: nothing is concluded (Linux: tcp_fastopen_blackhole_timeout_sec, 0)
 */
public record FastOpenClient(boolean cookieRequired, long blackholeTimeoutPs) {
    /** As Linux starts. */
    public static final FastOpenClient DEFAULTS = new FastOpenClient(true, 0);
}
