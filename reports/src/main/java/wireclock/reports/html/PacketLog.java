package wireclock.reports.html;

import org.jspecify.annotations.Nullable;
import wireclock.engine.SimTime;
import wireclock.link.DropReason;
import wireclock.wire.EthernetFrame;

/**
 * The frames of a run that its page can show one by one, as they passed the ports: the beginning of the run, the
 * beginnings of its flows and faults, and what went on around losses.
 *
 * <p>Bounded: some thousand sightings, however long the run. Between the times of interest a sighting goes into a ring,
 * which is looked at again if something is lost soon after. Nothing is encoded, copied or allocated during the run;
 * frames are immutable, so that to keep one is to keep a reference.
 */
public final class PacketLog {
    /** All that is ever kept. */
    static final int MOST = 12_000;
    /** Of the beginning of the run: a short one is kept whole. */
    static final int FIRST = 5_000;
    /** Of what follows an instant of interest, at most. */
    private static final int MOST_AFTER_INSTANT = 1_200;
    private static final int LEAST_AFTER_INSTANT = 30;
    /** Of what went before a loss; a power of two. */
    private static final int BEFORE_LOSS = 64;
    private static final int AFTER_LOSS = 192;

    private final Sightings kept = new Sightings(MOST);
    private final Sightings ring = new Sightings(BEFORE_LOSS);
    private final long[] instantsPs;
    private final int afterInstant;
    private int nextInstant;
    private long nextInstantPs;
    /** How many of the next sightings are kept whatever happens. */
    private int open = FIRST;
    private long seen;
    /** Nothing more will be kept, whatever comes. */
    private boolean full;

    /** @param instantsPs when flows and faults begin and end, ascending */
    public PacketLog(long... instantsPs) {
        this.instantsPs = instantsPs.clone();
        afterInstant = Math.clamp((MOST - FIRST) / 2 / Math.max(1, instantsPs.length), LEAST_AFTER_INSTANT,
                MOST_AFTER_INSTANT);
        nextInstantPs = instantsPs.length > 0 ? instantsPs[0] : SimTime.NEVER;
    }

    /**
     * A frame passed a port.
     *
     * @param port its number
     * @param drop why a frame that was sent will not arrive, or null
     */
    void note(long timePs, int port, boolean sent, EthernetFrame frame, @Nullable DropReason drop) {
        seen++;
        if (full) {
            return;
        }
        if (timePs >= nextInstantPs) {
            passInstants(timePs);
        }
        if (drop != null) {
            keepAround();
        }
        if (open > 0 && !kept.isFull()) {
            open--;
            kept.add(timePs, port, sent, frame, drop);
        } else {
            ring.add(timePs, port, sent, frame, drop);
            full = !hasRoom();
        }
    }

    /** Whether the next loss or instant would still be kept. */
    private boolean hasRoom() {
        return nextInstant < instantsPs.length && !kept.isFull() || kept.size() + BEFORE_LOSS + AFTER_LOSS <= MOST;
    }

    private void passInstants(long timePs) {
        while (nextInstantPs <= timePs) {
            nextInstant++;
            nextInstantPs = nextInstant < instantsPs.length ? instantsPs[nextInstant] : SimTime.NEVER;
        }
        open = Math.max(open, afterInstant);
    }

    /** Something was lost or sent again: what went before and what comes next is of interest. */
    void keepAround() {
        int reserved = Math.min((instantsPs.length - nextInstant) * afterInstant, (MOST - FIRST) / 2);
        if (kept.size() + BEFORE_LOSS + AFTER_LOSS + reserved <= MOST) {
            ring.moveTo(kept);
            open = Math.max(open, AFTER_LOSS);
        }
    }

    /** How many frames passed ports, kept or not. */
    long seen() {
        return seen;
    }

    /** What was kept, in the order of time. */
    Sightings kept() {
        return kept;
    }
}
