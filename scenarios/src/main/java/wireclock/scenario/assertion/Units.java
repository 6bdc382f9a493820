package wireclock.scenario.assertion;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import wireclock.metrics.figures.Unit;
import wireclock.scenario.language.Dimension;
import wireclock.scenario.source.Spelling;

/** Numbers with the units of the scenario language, as the calculations of conditions take them. */
final class Units {
    private static final Set<String> THINGS = Set.of("packets", "packet", "frames", "frame", "segments", "segment");
    private static final String PER_SECOND = "/s";
    private static final BigDecimal PICOSECONDS = BigDecimal.ONE.movePointRight(12);
    private static final BigDecimal BITS = BigDecimal.valueOf(8);

    private Units() {}

    static Syntax.Literal number(Token token) throws SyntaxException {
        BigDecimal number = new BigDecimal(token.text());
        String unit = token.unit();
        if (unit.isEmpty()) {
            return new Syntax.Literal(token.at(), number.doubleValue(), Unit.NONE, true);
        }
        if (Dimension.of(unit) == null && unit.endsWith(PER_SECOND)) {
            Syntax.Literal each = number(token, number, unit.substring(0, unit.length() - PER_SECOND.length()));
            return new Syntax.Literal(each.at(), each.value(), each.unit().over(Unit.SECONDS), false);
        }
        return number(token, number, unit);
    }

    private static Syntax.Literal number(Token token, BigDecimal number, String unit) throws SyntaxException {
        if (THINGS.contains(unit)) {
            return new Syntax.Literal(token.at(), number.doubleValue(), Unit.PACKETS, false);
        }
        Dimension dimension = Dimension.of(unit);
        BigDecimal factor = dimension == null ? null : dimension.factor(unit);
        if (dimension != null && factor != null) {
            BigDecimal value = number.multiply(factor);
            if (dimension == Dimension.TIME) {
                // Exactly divided and rounded once: the double that the same time measured becomes.
                return new Syntax.Literal(token.at(), value.divide(PICOSECONDS).doubleValue(), Unit.SECONDS, false);
            }
            if (dimension == Dimension.RATE) {
                return new Syntax.Literal(token.at(), value.doubleValue(), Unit.BIT_PER_S, false);
            }
            if (dimension == Dimension.SIZE) {
                return new Syntax.Literal(token.at(), value.multiply(BITS).doubleValue(), Unit.BYTES, false);
            }
            if (dimension == Dimension.SHARE) {
                return new Syntax.Literal(token.at(), value.doubleValue(), Unit.SHARE, false);
            }
        }
        List<String> known = new ArrayList<>(THINGS.stream().sorted().toList());
        for (Dimension each : List.of(Dimension.TIME, Dimension.RATE, Dimension.SIZE, Dimension.SHARE)) {
            known.addAll(each.units());
        }
        throw new SyntaxException(token.at(), "'" + unit + "' in " + token.quoted() + " is not a unit of any figure",
                Spelling.hint(unit, known, "Write a number with its unit, such as 10 ms or 4 Mbit/s."));
    }
}
