package wireclock.bridge;

import java.util.Locale;

/** What a bridge port does with frames (IEEE 802.1D-1998, 8.4). */
public enum PortState {
    /** Its link is down. */
    DISABLED(false, false),
    /** Hears BPDUs, and drops all else, lest it run in a circle. */
    BLOCKING(false, false),
    /** About to forward; waits for news of a better port. */
    LISTENING(false, false),
    /** Fills the address table, so that less is flooded later. */
    LEARNING(true, false),
    FORWARDING(true, true);

    private final boolean learns;
    private final boolean forwards;

    PortState(boolean learns, boolean forwards) {
        this.learns = learns;
        this.forwards = forwards;
    }

    boolean learns() {
        return learns;
    }

    boolean forwards() {
        return forwards;
    }

    /** As tables show it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
