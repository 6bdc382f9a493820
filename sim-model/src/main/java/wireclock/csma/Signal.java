package wireclock.csma;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import wireclock.engine.SimTime;
import wireclock.wire.EthernetFrame;

/**
 * What one station puts on the medium at one go: a whole frame, or a fragment that ends in a jam. Every other station
 * hears it later, by its distance.
 *
 * <p>The objects are used again and again by their {@link CollisionDomain}.
 */
final class Signal {
    /** Where a signal stands. */
    enum Phase {
        /** The frame is being sent, and nobody has disturbed it as far as its sender knows. */
        SENDING,
        /** Its sender has noticed a collision and finishes preamble and jam. */
        JAMMING,
        /** Its sender is done, but not everybody has heard the end. */
        UNDER_WAY,
        /** Everybody has heard the end, and it has been accounted for. */
        SETTLED
    }

    private static final long[] NOWHERE = {};
    private static final int[] NOBODY = {};

    Phase phase = Phase.SETTLED;
    int sender;
    @Nullable EthernetFrame frame;
    /** To each station from the sender, as the cables were when it began; {@link DelayMatrix#CUT} to those cut off. */
    long[] delaysPs = NOWHERE;
    /** Those who hear it, the nearest first. */
    int[] hearers = NOBODY;
    long startPs;
    /** When the sender will be done if nothing happens. */
    long wholeEndPs;
    /** When the sender is done; {@link SimTime#NEVER} as long as that is not certain. */
    long endPs;
    /** When the sender will notice a collision, as far as is known; {@link SimTime#NEVER} for not at all. */
    long collisionPs;
    /** When there is something to do about this signal next. */
    long duePs;
    /** Whether it broke off before the frame was out. */
    boolean broken;
    /** Whether the frame got lost on its sender's own cable. */
    boolean lost;
    /** Whether it was a fragment, and the receivers have counted what they made of it. */
    boolean counted;
    /** The next one of {@link #hearers} who will have heard the end. */
    int nextHearer;
    /** Who gets nothing of the frame because it was lost on a cable in between; null for nobody. */
    boolean @Nullable [] lostAt;
    /** From when on each station hears nothing more, its cable having been cut meanwhile; null if none has. */
    long @Nullable [] cutPs;

    void begin(int sender, EthernetFrame frame, DelayMatrix delays, long nowPs, long durationPs) {
        phase = Phase.SENDING;
        this.sender = sender;
        this.frame = frame;
        delaysPs = delays.from(sender);
        hearers = delays.hearersOf(sender);
        startPs = nowPs;
        wholeEndPs = nowPs + durationPs;
        endPs = SimTime.NEVER;
        collisionPs = SimTime.NEVER;
        duePs = wholeEndPs;
        broken = false;
        lost = false;
        counted = false;
        nextHearer = 0;
        lostAt = null;
        cutPs = null;
    }

    boolean reaches(int station) {
        return delaysPs[station] != DelayMatrix.CUT;
    }

    /** When a station that it reaches begins to hear it. */
    long arrivalPs(int station) {
        return startPs + delaysPs[station];
    }

    /** When a station that it reaches hears it no more; {@link SimTime#NEVER} as long as that is not certain. */
    long departurePs(int station) {
        long departurePs = endPs == SimTime.NEVER ? SimTime.NEVER : endPs + delaysPs[station];
        return cutPs == null ? departurePs : Math.min(departurePs, cutPs[station]);
    }

    /** Whether a station hears this signal and another one at the same time. */
    boolean overlaps(Signal other, int station) {
        return other.reaches(station) && other.arrivalPs(station) < departurePs(station)
                && other.departurePs(station) > arrivalPs(station);
    }

    /** Whether a station's cable was cut before it had heard the end. */
    boolean isCutFor(int station) {
        return cutPs != null && cutPs[station] < endPs + delaysPs[station];
    }

    void noticeCollisionAt(long timePs) {
        if (timePs < wholeEndPs && timePs < collisionPs) {
            collisionPs = timePs;
            duePs = timePs;
        }
    }

    /** The station hears nothing more of it from now on. */
    void cutFor(int station, long nowPs) {
        if (cutPs == null) {
            cutPs = new long[delaysPs.length];
            Arrays.fill(cutPs, SimTime.NEVER);
        }
        cutPs[station] = Math.min(cutPs[station], nowPs);
    }

    /** The frame gets lost on the way to these stations. */
    void loseFor(boolean[] stations) {
        if (lostAt == null) {
            lostAt = new boolean[stations.length];
        }
        for (int i = 0; i < stations.length; i++) {
            lostAt[i] |= stations[i];
        }
    }

    boolean isLostAt(int station) {
        return lostAt != null && lostAt[station];
    }
}
