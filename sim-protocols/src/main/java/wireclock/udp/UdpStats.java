package wireclock.udp;

/** What UDP on one node counts; written by this package alone. The names are those of RFC 4113. */
public final class UdpStats {
    public long datagramsSent;
    /** Datagrams given to an application. */
    public long datagramsReceived;
    /** Datagrams to a port where nobody listened. */
    public long noPorts;
}
