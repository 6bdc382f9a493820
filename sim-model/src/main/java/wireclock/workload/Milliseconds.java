package wireclock.workload;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Times as ping and traceroute print them: milliseconds with three decimals, rounded half up. */
final class Milliseconds {
    private static final int DIGITS_OF_PICOSECONDS = 9;

    private Milliseconds() {}

    static String of(long ps) {
        return of(BigInteger.valueOf(ps));
    }

    static String of(BigInteger ps) {
        return new BigDecimal(ps, DIGITS_OF_PICOSECONDS).setScale(3, RoundingMode.HALF_UP).toPlainString();
    }

    /** Whole milliseconds. */
    static String rounded(long ps) {
        return BigDecimal.valueOf(ps, DIGITS_OF_PICOSECONDS).setScale(0, RoundingMode.HALF_UP).toPlainString();
    }
}
