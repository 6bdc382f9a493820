package wireclock.scenario.whatif;

import org.jspecify.annotations.Nullable;
import wireclock.scenario.Scenario;

/**
 * One change that takes a limit from a flow, and leaves all else as it is.
 *
 * @param change in words, as {@code receive_buffer 16 kB → 1 MB}; empty if there is none
 * @param scenario with the change in it, or null if there is nothing to try
 * @param ofWay whether the network is changed, and so the words alone say what is run
 * @param whyNot why there is nothing to try; empty if there is
 */
public record Relaxation(String change, @Nullable Scenario scenario, boolean ofWay, String whyNot) {
    static Relaxation ofFlow(String change, Scenario scenario) {
        return new Relaxation(change, scenario, false, "");
    }

    static Relaxation ofWay(String change, Scenario scenario) {
        return new Relaxation(change, scenario, true, "");
    }

    static Relaxation none(String whyNot) {
        return new Relaxation("", null, false, whyNot);
    }
}
