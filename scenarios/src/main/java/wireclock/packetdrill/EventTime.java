package wireclock.packetdrill;

/**
 * When something is to happen.
 *
 * @param kind what the times are counted from
 * @param startPs earliest, or the time itself
 * @param endPs latest; of a blocking call the time of its return; the same as the start where there is only one
 * @param blocking whether the end is that of a blocking call
 */
record EventTime(Kind kind, long startPs, long endPs, boolean blocking) {
    /** What times are counted from. */
    enum Kind {
        ABSOLUTE,
        /** From the event before. */
        RELATIVE,
        /** Whenever it happens. */
        ANY
    }

    static final EventTime WHENEVER = new EventTime(Kind.ANY, 0, 0, false);

    boolean isRange() {
        return !blocking && endPs != startPs;
    }
}
