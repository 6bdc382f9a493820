package wireclock.topology;

import java.util.ArrayList;
import java.util.List;
import wireclock.topology.TopologyProblem.Element;

/** Collects what the checks find, so that a scenario's author sees everything at once. */
final class Problems {
    private final List<TopologyProblem> errors = new ArrayList<>();
    private final List<TopologyProblem> warnings = new ArrayList<>();

    void node(String name, String field, String message, String hint) {
        errors.add(new TopologyProblem(Element.NODE, name, field, message, hint));
    }

    void link(String name, String field, String message, String hint) {
        errors.add(new TopologyProblem(Element.LINK, name, field, message, hint));
    }

    void flow(String name, String field, String message, String hint) {
        errors.add(new TopologyProblem(Element.FLOW, name, field, message, hint));
    }

    void warnOfNode(String name, String field, String message, String hint) {
        warnings.add(new TopologyProblem(Element.NODE, name, field, message, hint));
    }

    void warnOfLink(String name, String field, String message, String hint) {
        warnings.add(new TopologyProblem(Element.LINK, name, field, message, hint));
    }

    /** Ends a step: the next one relies on what this one has checked. */
    void throwIfAny() {
        if (!errors.isEmpty()) {
            throw new TopologyException(errors);
        }
    }

    List<TopologyProblem> warnings() {
        return warnings;
    }
}
