package wireclock.scenario.imported;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds rate and delay of a link among attributes whose names and units are a matter of habit. */
final class LinkAttributes {
    private static final Pattern AMOUNT = Pattern.compile(
            "([0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,2})?)\\s*([A-Za-z\u00B5\u03BC/]*)");
    /** A carrier's optical line, as the labels of the Topology Zoo have them: OC-48 is 48 times 51.84 Mbit/s. */
    private static final Pattern OPTICAL = Pattern.compile("(?i)\\bOC-?([0-9]{1,4})c?\\b");
    private static final Pattern WRITTEN_RATE = Pattern.compile(
            "(?i)([0-9]+(?:\\.[0-9]+)?)\\s*([kMGT])(?:bit/s|bps|b/s|be|b|e)?\\b");
    private static final BigDecimal LEAST_RATE = BigDecimal.ONE;
    private static final BigDecimal MOST_RATE = new BigDecimal("1e13");
    private static final BigDecimal MOST_DELAY_PS = new BigDecimal("1e18");

    private final Map<String, String> byName;

    /**
     * @param byName values by name, in small letters
     */
    LinkAttributes(Map<String, String> byName) {
        this.byName = byName;
    }

    /** The rate, or null: LinkSpeedRaw, then the common names, then what a label says. */
    @Nullable Long rateBitPerS() {
        Long rate = rate(byName.get("linkspeedraw"), BigDecimal.ONE);
        String units = byName.get("linkspeedunits");
        if (rate == null && units != null) {
            rate = rate(byName.get("linkspeed"), factor(units));
        }
        for (String name : List.of("bandwidth", "capacity", "rate", "speed")) {
            rate = rate != null ? rate : rate(byName.get(name), BigDecimal.ONE);
        }
        // Mininet's habit: Mbit/s.
        rate = rate != null ? rate : rate(byName.get("bw"), new BigDecimal("1e6"));
        return rate != null ? rate : ofLabel(byName.getOrDefault("linklabel", byName.getOrDefault("label", "")));
    }

    /** The one-way delay, or null: a number alone counts milliseconds, of a length kilometres of fibre. */
    @Nullable Long delayPs() {
        for (String name : List.of("delay", "latency", "propagation_delay")) {
            Long delay = amount(byName.get(name), "ms");
            if (delay != null) {
                return delay;
            }
        }
        for (String name : List.of("distance", "length", "dist")) {
            Long delay = amount(byName.get(name), "km");
            if (delay != null) {
                return delay;
            }
        }
        return null;
    }

    private static @Nullable Long rate(@Nullable String text, @Nullable BigDecimal bare) {
        Matcher amount = text == null ? null : AMOUNT.matcher(text.strip());
        if (amount == null || !amount.matches()) {
            return null;
        }
        BigDecimal factor = amount.group(2).isEmpty() ? bare : factor(amount.group(2));
        return factor == null ? null : within(new BigDecimal(amount.group(1)).multiply(factor), LEAST_RATE, MOST_RATE);
    }

    /** What K, Mbps or Gbit/s multiply by; null for no unit of a rate. */
    private static @Nullable BigDecimal factor(String unit) {
        return switch (unit.toLowerCase(Locale.ROOT).replaceFirst("(bit/s|bits/s|bps|b/s|bit|b)$", "")) {
            case "" -> BigDecimal.ONE;
            case "k" -> new BigDecimal("1e3");
            case "m" -> new BigDecimal("1e6");
            case "g" -> new BigDecimal("1e9");
            case "t" -> new BigDecimal("1e12");
            default -> null;
        };
    }

    private static @Nullable Long ofLabel(String label) {
        Matcher optical = OPTICAL.matcher(label);
        if (optical.find()) {
            return within(new BigDecimal(optical.group(1)).multiply(new BigDecimal("51840000")), LEAST_RATE, MOST_RATE);
        }
        Matcher written = WRITTEN_RATE.matcher(label);
        return written.find() ? rate(written.group(1), factor(written.group(2))) : null;
    }

    private static @Nullable Long amount(@Nullable String text, String bareUnit) {
        Matcher amount = text == null ? null : AMOUNT.matcher(text.strip());
        if (amount == null || !amount.matches()) {
            return null;
        }
        String unit = amount.group(2).isEmpty() ? bareUnit : amount.group(2).toLowerCase(Locale.ROOT);
        String ps = switch (unit) {
            case "ps" -> "1";
            case "ns" -> "1e3";
            case "us", "\u00B5s", "\u03BCs" -> "1e6";
            case "ms" -> "1e9";
            case "s" -> "1e12";
            case "m" -> "5e3";
            case "km" -> "5e6";
            default -> null;
        };
        return ps == null ? null : within(new BigDecimal(amount.group(1)).multiply(new BigDecimal(ps)), BigDecimal.ZERO,
                MOST_DELAY_PS);
    }

    private static @Nullable Long within(BigDecimal value, BigDecimal least, BigDecimal most) {
        BigDecimal whole = value.setScale(0, RoundingMode.HALF_UP);
        return whole.compareTo(least) < 0 || whole.compareTo(most) > 0 ? null : whole.longValueExact();
    }
}
