package wireclock.sweep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A point of the parameters' space, at which all seeds are run.
 *
 * @param number from 0, in the order of the sweep
 * @param varied the parameters that the sweep sets, in its order
 * @param params all parameters of the scenario as this cell has them, in the scenario's order
 */
public record Cell(int number, Map<String, String> varied, Map<String, String> params) {
    public Cell {
        varied = Collections.unmodifiableMap(new LinkedHashMap<>(varied));
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    }

    /** For people: {@code loss=1 %, cc=reno}. */
    @Override
    public String toString() {
        return varied.isEmpty() ? "the scenario as it is" : varied.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue()).collect(Collectors.joining(", "));
    }
}
