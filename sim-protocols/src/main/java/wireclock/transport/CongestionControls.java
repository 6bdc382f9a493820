package wireclock.transport;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import wireclock.engine.RandomStream;

/** The congestion controls by the names used in scenarios. A new one is a class and a line here. */
public final class CongestionControls {
    /** Makes a control for one connection. */
    private interface Maker {
        CongestionControl make(CongestionConfig config, Pacing pacing, long seed);
    }

    private static final Map<String, Maker> BY_NAME = Map.of(
            "bbr", (config, pacing, seed) -> new Bbr(pacing, new RandomStream(seed, "congestion control")),
            "bbr3", (config, pacing, seed) ->
                    new Bbr3(pacing, config.earlyMarks(), new RandomStream(seed, "congestion control")),
            "cubic", (config, pacing, seed) -> new Cubic(config.hyStart()),
            "dctcp", (config, pacing, seed) -> new Dctcp(),
            "fixed", (config, pacing, seed) -> new FixedWindow(config.fixedWindowSegments()),
            "newreno", (config, pacing, seed) -> new Reno(),
            "reno", (config, pacing, seed) -> new Reno(),
            "tahoe", (config, pacing, seed) -> new Tahoe(),
            "vegas", (config, pacing, seed) -> new Vegas(),
            "westwood", (config, pacing, seed) -> new Westwood());

    private CongestionControls() {}

    /** All names in alphabetical order. */
    public static List<String> names() {
        return List.copyOf(new TreeMap<>(BY_NAME).keySet());
    }

    /** Whether a control paces what it sends, whatever the connection says. */
    public static boolean isPaced(String name) {
        return name.equals("bbr") || name.equals("bbr3");
    }

    /**
     * A control for one new connection.
     *
     * @param pacing of the connection
     * @param seed of what the control draws
     * @throws IllegalArgumentException if there is none of that name
     */
    public static CongestionControl create(CongestionConfig config, Pacing pacing, long seed) {
        Maker maker = BY_NAME.get(config.name());
        if (maker == null) {
            throw new IllegalArgumentException("no congestion control '" + config.name() + "'; there are " + names());
        }
        return maker.make(config, pacing, seed);
    }
}
