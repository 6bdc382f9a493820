package wireclock.tcp;

/** What the listening ports of one host count; named as in Linux. */
public final class ListenStats {
    /** SYNs and final ACKs that found the queue of complete connections full (ListenOverflows). */
    public long overflows;
    /** All SYNs and final ACKs dropped at a listening port (ListenDrops). */
    public long drops;
    /** Of these, SYNs that found no room among the half-open connections (TCPReqQFullDrop). */
    public long synQueueDrops;
    /** SYNs answered with a cookie (SyncookiesSent). */
    public long cookiesSent;
    /** ACKs that brought a valid cookie back (SyncookiesRecv). */
    public long cookiesReceived;
    /** ACKs that did not (SyncookiesFailed). */
    public long cookiesFailed;
}
