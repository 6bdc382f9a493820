package wireclock.csma;

import wireclock.ethernet.FrameReceiver;
import wireclock.link.CollisionStats;
import wireclock.link.LinkStats;
import wireclock.wire.EthernetFrame;
import wireclock.wire.MacAddress;

/**
 * The receiving half of a station: what becomes of the signals that it hears, and so the direction of its cable that
 * leads from the hub to it. Whole frames count here when their end has come; of collisions only fragments come, which
 * a receiver drops: as runts, or for their FCS when they are as long as a frame (IEEE 802.3, 4.2.4.2.2).
 *
 * <p>On a cable without a hub this is no direction by itself: the other station's one counts from end to end.
 */
public final class Reception extends RepeatedDirection {
    private final CollisionDomain domain;
    private final int station;
    private final FrameReceiver receiver;
    private final long address;
    private final boolean atHub;
    private final CollisionStats collisions;

    /** The direction from a hub to a station. */
    Reception(CollisionDomain domain, int station, Station parts) {
        this(domain, station, parts, true, new LinkStats(), new CollisionStats());
    }

    /** Completes the counts of the direction that begins at the only other station. */
    Reception(CollisionDomain domain, int station, Station parts, CsmaCdMac other) {
        this(domain, station, parts, false, other.counts(), other.collisionStats());
    }

    private Reception(CollisionDomain domain, int station, Station parts, boolean atHub, LinkStats stats,
            CollisionStats collisions) {
        super(parts.lossFrom(), stats);
        this.domain = domain;
        this.station = station;
        this.receiver = parts.receiver();
        this.address = parts.address();
        this.atHub = atHub;
        this.collisions = collisions;
    }

    /** Whether it matters at what instant this frame arrives: not if it will only be counted. */
    boolean awaits(EthernetFrame frame) {
        long destination = frame.destination();
        return address == Station.PROMISCUOUS || destination == address || MacAddress.isGroup(destination)
                || !losses.isNone();
    }

    /** A frame has come whole and undisturbed. */
    void frameArrived(EthernetFrame frame, long occupiedPs) {
        count(frame, occupiedPs);
        if (!losses.isNone() && losses.lose(frame)) {
            stats.lost++;
            return;
        }
        stats.delivered++;
        receiver.receive(frame);
    }

    /** A frame has come whole, but mixed with another signal: its FCS is wrong. */
    void frameDamaged(EthernetFrame frame, long occupiedPs) {
        count(frame, occupiedPs);
        stats.damaged++;
    }

    /** The cable was cut before a frame's end had come. */
    void frameCutOff(EthernetFrame frame, long occupiedPs) {
        count(frame, occupiedPs);
        stats.lost++;
    }

    private void count(EthernetFrame frame, long occupiedPs) {
        if (atHub) {
            stats.accepted++;
            stats.acceptedBytes += frame.length();
            stats.busyPs += occupiedPs;
        }
    }

    /** The remains of a collision have passed. */
    void fragmentPassed(boolean shorterThanFrame) {
        if (shorterThanFrame) {
            collisions.runts++;
        } else {
            collisions.brokenFrames++;
        }
    }

    @Override
    void cut(boolean down) {
        domain.cutReceiver(station, down);
    }

    @Override
    public CollisionStats collisionStats() {
        return collisions;
    }
}
