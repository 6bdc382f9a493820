package wireclock.ip;

/** What the reassembly of a node counts; written by this package alone. The names are those of RFC 4293. */
public final class ReassemblyStats {
    /** Fragments received that had to be put together here. */
    public long reasmReqds;
    /** Packets put together. */
    public long reasmOks;
    /** Packets given up, whatever the reason. */
    public long reasmFails;
    /** Packets given up because of the time. */
    public long reasmTimeouts;
    /** The most packets that have waited at once. */
    public int mostQueues;
    /** The most memory that fragments have taken, as Linux accounts for it. */
    public long mostBytes;
}
