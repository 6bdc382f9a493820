package wireclock.csma;

/**
 * What a receiver makes of the remains of collisions. All that it hears without a pause is one reception: nothing if it
 * sent itself at the time, and nothing beside a whole frame that was damaged; else a runt, or a broken frame if it
 * lasted as long as a frame with its preamble.
 */
final class Fragments {
    private final BitTimes times;
    private final SignalList signals;

    Fragments(BitTimes times, SignalList signals) {
        this.times = times;
        this.signals = signals;
    }

    /** A station has heard the end of a fragment: counts the reception if that was its end, too. */
    void passed(Signal fragment, int station, Reception reception) {
        if (fragment.isCutFor(station) || endsLater(fragment, station)) {
            return;
        }
        long endPs = fragment.departurePs(station);
        long beginPs = fragment.arrivalPs(station);
        boolean grown = true;
        while (grown) {
            grown = false;
            for (int i = 0; i < signals.size(); i++) {
                Signal other = signals.get(i);
                if (other != fragment && other.reaches(station) && other.arrivalPs(station) < endPs
                        && other.departurePs(station) > beginPs) {
                    if (other.sender == station || !other.broken) {
                        return;
                    }
                    grown |= other.arrivalPs(station) < beginPs;
                    beginPs = Math.min(beginPs, other.arrivalPs(station));
                }
            }
        }
        reception.fragmentPassed(endPs - beginPs < times.shortestFramePs);
    }

    /** Whether something that is mixed with the fragment lasts longer there; of two that end together the second does. */
    private boolean endsLater(Signal fragment, int station) {
        boolean behind = false;
        for (int i = 0; i < signals.size(); i++) {
            Signal other = signals.get(i);
            if (other == fragment) {
                behind = true;
            } else if (fragment.overlaps(other, station)) {
                long laterPs = other.departurePs(station) - fragment.departurePs(station);
                if (laterPs > 0 || laterPs == 0 && behind) {
                    return true;
                }
            }
        }
        return false;
    }
}
