package wireclock.ethernet;

/** What an adapter counts; read by whoever reports, written by the adapter alone. */
public final class NicStats {
    public long framesSent;
    public long bytesSent;
    public long framesReceived;
    public long bytesReceived;
    /** Frames for other stations, and for multicast groups that were not joined or VLANs that the adapter is not in. */
    public long filtered;
    /** Those of them that were for multicast groups. */
    public long multicastFiltered;
    /** Frames sent while no cable was plugged in, or its link was down. */
    public long noCarrier;
}
