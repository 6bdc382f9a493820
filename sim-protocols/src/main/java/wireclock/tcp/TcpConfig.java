package wireclock.tcp;

import wireclock.engine.SimTime;

/**
 * How one end of a connection behaves. Immutable; {@link #DEFAULTS} are Linux's.
 *
 * @param congestionControl a name from {@link wireclock.transport.CongestionControls}
 * @param initialWindow congestion window at the start, in segments (RFC 6928: 10)
 * @param maximumSegmentSize value of the MSS option in bytes, or 0: outgoing MTU − 40 (RFC 9293 §3.7.1)
 * @param sack offer and accept selective acknowledgements (RFC 2018)
 * @param timestamps offer and accept timestamps (RFC 7323 §3)
 * @param windowScaling offer and accept window scaling (RFC 7323 §2)
 * @param nodelay send small segments at once: Nagle's algorithm off (RFC 9293 §3.7.4)
 * @param delayedAckPs longest delay of an acknowledgement, 0 for none (RFC 1122 §4.2.3.2 allows 500 ms; Linux: 40 ms)
 * @param sendBufferBytes written and not yet acknowledged (Linux: tcp_wmem, up to 4 MiB)
 * @param receiveBufferBytes the largest window that is advertised (Linux's usable share of a tcp_rmem of 6 MiB)
 * @param minRtoPs least distance of the retransmission timeout from the smoothed round trip (Linux: 200 ms; RFC 6298
 *     §2.4 says 1 s for the timeout itself)
 * @param maxRtoPs largest retransmission timeout (Linux: 120 s; RFC 6298 §2.5: at least 60 s)
 * @param synRetries SYNs sent again before giving up (Linux: tcp_syn_retries 6)
 * @param retries retransmissions of one segment before giving up (Linux: tcp_retries2 15; RFC 9293 §3.8.3: R2)
 * @param timeWaitPs how long TIME_WAIT lasts (Linux: 60 s; RFC 9293 §3.6.1: 2 MSL)
 */
public record TcpConfig(
        String congestionControl,
        int initialWindow,
        int maximumSegmentSize,
        boolean sack,
        boolean timestamps,
        boolean windowScaling,
        boolean nodelay,
        long delayedAckPs,
        long sendBufferBytes,
        long receiveBufferBytes,
        long minRtoPs,
        long maxRtoPs,
        int synRetries,
        int retries,
        long timeWaitPs) {
    public static final TcpConfig DEFAULTS = new TcpConfig("cubic", 10, 0, true, true, true, false,
            40 * SimTime.MILLISECOND, 4 << 20, 3_750_000, 200 * SimTime.MILLISECOND, 120 * SimTime.SECOND, 6, 15,
            60 * SimTime.SECOND);
}
