package wireclock.device;

/** What a switching hub counts; written by {@link Switch} alone. */
public final class SwitchStats {
    /** Frames sent on to the one port of their destination. */
    public long forwarded;
    /** Frames sent on to all ports but their own: broadcast, multicast or unknown destination. */
    public long flooded;
    /** Frames whose destination is on the port that they came from. */
    public long filtered;
    /** Frames that no bridge passes on: a group address as source, or a reserved destination. */
    public long discarded;
    /** Frames that waited inside when the switch crashed. */
    public long lostInCrashes;
}
