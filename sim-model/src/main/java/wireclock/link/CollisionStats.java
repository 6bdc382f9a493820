package wireclock.link;

/** What a half-duplex direction counts besides {@link LinkStats}; read by whoever reports, written by its owner. */
public final class CollisionStats {
    /** Collisions in which the sending side took part, late ones included (IEEE 802.3, 30.3.1.1.10). */
    public long collisions;
    /** Collisions noticed 512 bit times or more after the beginning of the transmission, preamble included. */
    public long lateCollisions;
    /** Frames given up because every attempt ended in a collision. */
    public long excessiveCollisions;
    /** Time that the sending side spent in backoff, in picoseconds, counted when the backoff is drawn. */
    public long backoffPs;
    /** Of what the receiving side heard: remains of collisions, shorter than any frame. */
    public long runts;
    /** Of what the receiving side heard: remains of late collisions, as long as a frame, with a wrong FCS. */
    public long brokenFrames;
}
