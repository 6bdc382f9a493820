package wireclock.link;

/** How fast bits go onto a line. */
public interface LineRate {
    /**
     * When the last bit of a frame is on the line.
     *
     * @param startPs of its first bit
     * @param occupancyBytes for which it occupies the line
     */
    long endPs(long startPs, int occupancyBytes);

    /** The rate at an instant. */
    long bitPerS(long timePs);
}
