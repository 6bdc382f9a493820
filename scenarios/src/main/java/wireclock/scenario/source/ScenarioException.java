package wireclock.scenario.source;

import java.util.List;
import java.util.stream.Collectors;

/** A scenario that cannot be run as it is written: the user's to mend, never a defect of the program. */
public final class ScenarioException extends Exception {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // exceptions of this program are never serialised
    private final List<Problem> problems;

    /**
     * @param problems at least one, in the order of the text
     */
    public ScenarioException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a scenario is refused for a reason");
        }
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, at least one, in the order of the text. */
    public List<Problem> problems() {
        return problems;
    }
}
