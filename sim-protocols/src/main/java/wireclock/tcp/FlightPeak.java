package wireclock.tcp;

/** The most segments in flight lately: until SND.UNA passes where SND.NXT was then. */
final class FlightPeak {
    private int segments;
    private long until;

    FlightPeak(long until) {
        this.until = until;
    }

    /** Data begins here: nothing has been in flight before. */
    void begin(long sndUna) {
        until = sndUna;
    }

    void note(int inFlight, long sndUna, long sndNxt) {
        if (sndUna > until || inFlight > segments) {
            segments = inFlight;
            until = sndNxt;
        }
    }

    int segments() {
        return segments;
    }
}
