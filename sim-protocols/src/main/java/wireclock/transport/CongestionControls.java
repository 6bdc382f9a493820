package wireclock.transport;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The congestion controls by the names used in scenarios. A new one is a class and a line here. */
public final class CongestionControls {
    private static final Map<String, Supplier<CongestionControl>> BY_NAME = Map.of(
            "cubic", Cubic::new,
            "newreno", Reno::new,
            "reno", Reno::new,
            "tahoe", Tahoe::new);

    private CongestionControls() {}

    /** All names in alphabetical order. */
    public static List<String> names() {
        return List.copyOf(new TreeMap<>(BY_NAME).keySet());
    }

    /**
     * A control for one new connection.
     *
     * @param hyStart whether CUBIC leaves slow start early
     * @throws IllegalArgumentException if there is none of that name
     */
    public static CongestionControl create(String name, boolean hyStart) {
        return !hyStart && name.equals("cubic") ? new Cubic(false) : create(name);
    }

    /**
     * A control for one new connection.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static CongestionControl create(String name) {
        Supplier<CongestionControl> constructor = BY_NAME.get(name);
        if (constructor == null) {
            throw new IllegalArgumentException("no congestion control '" + name + "'; there are " + names());
        }
        return constructor.get();
    }
}
