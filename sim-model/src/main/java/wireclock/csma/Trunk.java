package wireclock.csma;

import wireclock.link.LinkStats;
import wireclock.link.LossModel;
import wireclock.wire.EthernetFrame;

/** One direction of a cable between two hubs: counts the whole frames that pass, cuts them off, or loses them. */
public final class Trunk extends RepeatedDirection {
    private final CollisionDomain domain;
    /** By station: whether it is on the side that this direction comes from. */
    private final boolean[] near;
    private final boolean[] far;
    private int farStations;

    Trunk(CollisionDomain domain, boolean[] near, LossModel loss) {
        super(loss, new LinkStats());
        this.domain = domain;
        this.near = near.clone();
        far = new boolean[near.length];
        for (int i = 0; i < near.length; i++) {
            far[i] = !near[i];
            farStations += far[i] ? 1 : 0;
        }
    }

    /** How many stations are on the side that this direction leads to. */
    int farStations() {
        return farStations;
    }

    /** A frame has come whole to the near side: passes it on, or loses it for everybody on the far side. */
    void framePasses(Signal signal, EthernetFrame frame, long occupiedPs) {
        if (!near[signal.sender] || !comesHere(signal)) {
            return;
        }
        stats.accepted++;
        stats.acceptedBytes += frame.length();
        stats.busyPs += occupiedPs;
        if (!losses.isNone() && losses.lose(frame)) {
            stats.lost++;
            signal.loseFor(far);
        } else {
            stats.delivered++;
        }
    }

    /** Whether no cut and no loss on the way has kept the frame from here. */
    private boolean comesHere(Signal signal) {
        for (int i = 0; i < far.length; i++) {
            if (far[i] && signal.reaches(i) && !signal.isLostAt(i) && !signal.isCutFor(i)) {
                return true;
            }
        }
        return farStations == 0;
    }

    @Override
    void cut(boolean down) {
        domain.cut(near, down);
    }
}
