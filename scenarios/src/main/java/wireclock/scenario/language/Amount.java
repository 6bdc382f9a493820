package wireclock.scenario.language;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.YamlNode;

/** A time, rate, size or number of packets within bounds, as a whole number of the dimension's base unit. */
public final class Amount extends ScalarType<Long> {
    private static final long HOUR_PS = 3_600_000_000_000_000L;

    /** A time from nothing to 2400 hours, far enough from the horizon of virtual time to add two. */
    public static final Amount TIME = new Amount(Dimension.TIME, 0, 2400 * HOUR_PS);
    /** A time that is not nothing. */
    public static final Amount POSITIVE_TIME = TIME.atLeast(1);
    /** A rate of at least 1 bit/s. */
    public static final Amount RATE = new Amount(Dimension.RATE, 1, 10_000_000_000_000L);
    /** A size from nothing to a million TB. */
    public static final Amount SIZE = new Amount(Dimension.SIZE, 0, 1_000_000_000_000_000_000L);
    /** A number of packets that a queue may hold. */
    public static final Amount PACKETS = new Amount(Dimension.PACKETS, 0, 100_000_000);
    /** A distance of at most a million million metres. */
    public static final Amount DISTANCE = new Amount(Dimension.DISTANCE, 0, 1_000_000_000_000L);
    /** The length of a cable, from nothing to 100,000 km. */
    public static final Amount LENGTH = new Amount(Dimension.LENGTH, 0, 100_000_000_000L);

    private final Dimension dimension;
    private final long least;
    private final long most;

    private Amount(Dimension dimension, long least, long most) {
        this.dimension = dimension;
        this.least = least;
        this.most = most;
    }

    /** The same with another lower bound, in the base unit. */
    public Amount atLeast(long least) {
        return new Amount(dimension, least, most);
    }

    /** The same with another upper bound, in the base unit. */
    public Amount atMost(long most) {
        return new Amount(dimension, least, most);
    }

    Dimension dimension() {
        return dimension;
    }

    @Override
    String noun() {
        return dimension.noun();
    }

    @Override
    String hint() {
        return Quantity.write(dimension);
    }

    @Override
    @Nullable Long parse(YamlNode.Scalar scalar, Problems problems) {
        BigDecimal exact = Quantity.parse(scalar, dimension, problems);
        if (exact == null) {
            return null;
        }
        // Below a picosecond there is no time to tell apart; half a byte or half a packet is a mistake.
        BigDecimal whole = exact.setScale(0, RoundingMode.HALF_UP);
        if (dimension != Dimension.TIME && whole.compareTo(exact) != 0) {
            problems.report(scalar.mark(), scalar.quoted() + " is not a whole number of " + dimension.base());
            return null;
        }
        if (whole.compareTo(BigDecimal.valueOf(least)) < 0) {
            problems.report(scalar.mark(), scalar.quoted() + " is too little", "The least is " + dimension.format(least)
                    + ".");
            return null;
        }
        if (whole.compareTo(BigDecimal.valueOf(most)) > 0) {
            problems.report(scalar.mark(), scalar.quoted() + " is too much", "The most is " + dimension.format(most)
                    + ".");
            return null;
        }
        return whole.longValueExact();
    }

    @Override
    public Object write(Long value) {
        return dimension.format(value);
    }

    @Override
    public String label() {
        return dimension.name();
    }

    @Override
    public Map<String, Object> schema() {
        return Quantity.schema(dimension);
    }
}
