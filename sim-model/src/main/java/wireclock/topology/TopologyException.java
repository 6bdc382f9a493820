package wireclock.topology;

import java.util.List;
import java.util.stream.Collectors;

/** Says that a description cannot become a network, and everything that is wrong with it. */
public final class TopologyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<TopologyProblem> problems;

    TopologyException(List<TopologyProblem> problems) {
        super(problems.stream().map(TopologyProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** At least one, in the order of the checks. */
    public List<TopologyProblem> problems() {
        return problems;
    }
}
