package wireclock.bridge;

/** What a switching hub counts. */
public final class BridgeStats {
    /** Frames sent on to the one port of their destination. */
    public long forwarded;
    /** Frames sent on to all ports but their own: broadcast, multicast or unknown destination. */
    public long flooded;
    /** Multicast frames sent on to the ports of their group's members only. */
    public long snooped;
    /** Frames whose destination is on the port that they came from. */
    public long filtered;
    /** Frames that no bridge passes on: a group address as source, or a reserved destination that is not ours. */
    public long discarded;
    /** Frames that came from, or were for, a port that the spanning tree or its link keeps from forwarding. */
    public long blocked;
    /** Frames of a VLAN that the port they came from, or the one they were for, is not in. */
    public long vlanFiltered;
    /** Newcomers that were not learned, the table being full. */
    public long notLearned;
    /** Stations that had to leave the full table for a newcomer. */
    public long replaced;
    /** Times that a station was heard on another port than before: it has moved, or its frames run in a circle. */
    public long moved;
    /** Bridge protocol data units received, and sent. */
    public long bpdusReceived;
    public long bpdusSent;
    /** Topology changes that this bridge detected or was told of. */
    public long topologyChanges;
}
