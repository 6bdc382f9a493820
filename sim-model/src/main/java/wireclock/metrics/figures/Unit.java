package wireclock.metrics.figures;

/**
 * What a figure is measured in. Calculations are done in seconds, bits and things (packets, frames); a unit says which
 * powers of these it has and how many of them it is.
 *
 * @param symbol as in the column {@code unit} of the results; empty for plain numbers
 * @param factor how much one of it is: 8 bits are a byte
 * @param data power of the bit
 * @param time power of the second
 * @param things power of the packet, frame or segment
 */
public record Unit(String symbol, double factor, int data, int time, int things) {
    public static final Unit NONE = new Unit("", 1, 0, 0, 0);
    /** Of what is so or not: 1 or 0. */
    public static final Unit TRUTH = new Unit("truth", 1, 0, 0, 0);
    public static final Unit SHARE = new Unit("1", 1, 0, 0, 0);
    public static final Unit SECONDS = new Unit("s", 1, 0, 1, 0);
    public static final Unit BIT_PER_S = new Unit("bit/s", 1, 1, -1, 0);
    public static final Unit BYTES = new Unit("B", 8, 1, 0, 0);
    public static final Unit PACKETS = new Unit("packets", 1, 0, 0, 1);
    public static final Unit FRAMES = new Unit("frames", 1, 0, 0, 1);

    /** Whether figures in these units can be compared and added. */
    public boolean isLike(Unit other) {
        return data == other.data && time == other.time && things == other.things;
    }

    /** Of a product. */
    public Unit times(Unit other) {
        return known(data + other.data, time + other.time, things + other.things);
    }

    /** Of a quotient. */
    public Unit over(Unit other) {
        return known(data - other.data, time - other.time, things - other.things);
    }

    private static Unit known(int data, int time, int things) {
        Unit derived = new Unit("", 1, data, time, things);
        for (Unit unit : new Unit[] {NONE, SECONDS, BIT_PER_S, BYTES, PACKETS}) {
            if (unit.isLike(derived)) {
                return unit;
            }
        }
        String symbol = (power("bit", data) + power("packets", things) + power("s", time)).strip();
        return new Unit(symbol, 1, data, time, things);
    }

    private static String power(String base, int exponent) {
        return exponent == 0 ? "" : exponent == 1 ? base + " " : base + "^" + exponent + " ";
    }

    /** In words with an article, for messages: "a time". */
    public String noun() {
        if (isLike(SECONDS)) {
            return "a time";
        }
        if (isLike(BIT_PER_S)) {
            return "a rate";
        }
        if (isLike(BYTES)) {
            return "a size";
        }
        return isLike(PACKETS) ? "a number of packets" : isLike(NONE) ? "a plain number" : "in " + symbol;
    }
}
