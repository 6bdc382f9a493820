package wireclock.api;

import java.util.List;
import wireclock.scenario.source.Problem;
import wireclock.scenario.source.ScenarioException;

/** A scenario that cannot be run as it is written; the message says where and why, a line each. */
public final class InvalidScenarioException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidScenarioException(ScenarioException cause) {
        super(cause.getMessage(), cause);
    }

    /** {@code FILE:LINE:COL: what is wrong. hint}, in the order of the text. */
    public List<String> problems() {
        return getCause() instanceof ScenarioException cause
                ? cause.problems().stream().map(Problem::toString).toList() : List.of();
    }
}
