package wireclock.scenario.language;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A physical dimension with the units it is written in and the unit it is kept in: picoseconds, bit/s, bytes, packets,
 * millimetres, or a share from 0 to 1.
 */
public final class Dimension {
    public static final Dimension TIME = new Dimension("a time", "10 ms or 2 s", "picoseconds",
            units("ps", "1", "ns", "1e3", "us", "1e6", "ms", "1e9", "s", "1e12", "min", "60e12", "h", "3600e12"),
            units("\u00B5s", "1e6", "\u03BCs", "1e6"), Set.of("min", "h"));
    public static final Dimension RATE = new Dimension("a rate", "10 Mbit/s or 64 kbit/s", "bit/s",
            units("bit/s", "1", "kbit/s", "1e3", "Mbit/s", "1e6", "Gbit/s", "1e9"),
            units("bps", "1", "kbps", "1e3", "Mbps", "1e6", "Gbps", "1e9"), Set.of());
    public static final Dimension SIZE = new Dimension("a size", "1500 B or 10 MB", "bytes",
            units("B", "1", "kB", "1e3", "MB", "1e6", "GB", "1e9", "TB", "1e12",
                    "KiB", "1024", "MiB", "1048576", "GiB", "1073741824", "TiB", "1099511627776"),
            Map.of(), Set.of("KiB", "MiB", "GiB", "TiB"));
    public static final Dimension SHARE = new Dimension("a share", "1 % or 0.1 %", "share",
            units("%", "0.01"), Map.of(), Set.of());
    public static final Dimension PACKETS = new Dimension("a number of packets", "100 packets", "packets",
            units("packets", "1"), units("packet", "1"), Set.of());

    public static final Dimension DISTANCE = new Dimension("a distance", "300 km or 50 m", "metres",
            units("m", "1", "km", "1e3"), Map.of(), Set.of());

    public static final Dimension LENGTH = new Dimension("a length", "100 m or 2 km", "millimetres",
            units("mm", "1", "cm", "10", "m", "1000", "km", "1e6"), Map.of(), Set.of("cm"));

    private static final List<Dimension> ALL = List.of(TIME, RATE, SIZE, SHARE, PACKETS, DISTANCE, LENGTH);

    private final String noun;
    private final String examples;
    private final String base;
    private final Map<String, BigDecimal> units;
    private final Map<String, BigDecimal> alsoRead;
    private final Set<String> notWritten;

    private Dimension(String noun, String examples, String base, Map<String, BigDecimal> units,
            Map<String, BigDecimal> alsoRead, Set<String> notWritten) {
        this.noun = noun;
        this.examples = examples;
        this.base = base;
        this.units = units;
        this.alsoRead = alsoRead;
        this.notWritten = notWritten;
    }

    private static Map<String, BigDecimal> units(String... namesAndFactors) {
        Map<String, BigDecimal> units = new LinkedHashMap<>();
        for (int i = 0; i < namesAndFactors.length; i += 2) {
            units.put(namesAndFactors[i], new BigDecimal(namesAndFactors[i + 1]));
        }
        return units;
    }

    /** All there are. */
    public static List<Dimension> all() {
        return ALL;
    }

    /** "time". */
    public String name() {
        return noun.substring("a ".length());
    }

    /** "a time". */
    public String noun() {
        return noun;
    }

    /** "10 ms or 2 s". */
    public String examples() {
        return examples;
    }

    /** What values are kept in, in the plural: "picoseconds". */
    String base() {
        return base;
    }

    /** The units as they are documented, from the smallest. */
    public Collection<String> units() {
        return units.keySet();
    }

    /** Other spellings that are read as well. */
    public Collection<String> otherSpellings() {
        return alsoRead.keySet();
    }

    /** How much of the base unit a unit is, or null for one that does not belong here. */
    public @Nullable BigDecimal factor(String unit) {
        BigDecimal factor = units.get(unit);
        return factor == null ? alsoRead.get(unit) : factor;
    }

    /** The dimension that a unit measures, or null for no unit of ours. */
    public static @Nullable Dimension of(String unit) {
        for (Dimension dimension : ALL) {
            if (dimension.factor(unit) != null) {
                return dimension;
            }
        }
        return null;
    }

    /** A value in base units as people write it: in the largest decimal unit that needs no fraction. */
    public String format(long value) {
        if (value == 0 && this == TIME) {
            return "0 s";
        }
        String text = value + " " + units.keySet().iterator().next();
        for (Map.Entry<String, BigDecimal> unit : units.entrySet()) {
            long factor = unit.getValue().longValue();
            if (value != 0 && factor > 0 && value % factor == 0 && !notWritten.contains(unit.getKey())) {
                text = value / factor + " " + unit.getKey();
            }
        }
        return text;
    }
}
