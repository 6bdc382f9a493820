package wireclock.bridge;

/** What a LAN adds to the way to the root, by its rate (IEEE 802.1D-1998, table 8-5). */
public final class PathCost {
    private static final long M_BIT = 1_000_000;
    /** The most that a port's cost can be. */
    public static final int MAX = 65_535;
    /** Of a port whose rate nobody has said: that of 100 Mbit/s. */
    public static final int DEFAULT = 19;

    private PathCost() {}

    /** Between the rates of the table the cost of the slower one; below them 1000 Mbit/s over the rate. */
    public static int of(long rateBitPerS) {
        if (rateBitPerS >= 20_000 * M_BIT) {
            return 1;
        }
        if (rateBitPerS >= 10_000 * M_BIT) {
            return 2;
        }
        if (rateBitPerS >= 1000 * M_BIT) {
            return 4;
        }
        if (rateBitPerS >= 100 * M_BIT) {
            return 19;
        }
        if (rateBitPerS >= 16 * M_BIT) {
            return 62;
        }
        if (rateBitPerS >= 10 * M_BIT) {
            return 100;
        }
        return (int) Math.min(MAX, 1000 * M_BIT / rateBitPerS);
    }
}
