package wireclock.scenario.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with one file, so that an author sees everything at once and not one mistake a run. */
public final class Problems {
    private final String file;
    private final Set<Problem> found = new LinkedHashSet<>();

    public Problems(String file) {
        this.file = file;
    }

    /** Adds a problem; the very same one twice (a wrong default that many links share) counts once. */
    public void report(Mark mark, String message, String hint) {
        found.add(Problem.at(mark, file, message, hint));
    }

    public void report(Mark mark, String message) {
        report(mark, message, "");
    }

    /** How many there are: compare before and after to see whether a step went well. */
    public int count() {
        return found.size();
    }

    /** Everything reported, in the order of the text. */
    public List<Problem> inOrder() {
        List<Problem> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparing((Problem problem) -> problem.file().equals(file) ? "" : problem.file())
                .thenComparing(Problem::mark));
        return sorted;
    }

    /** Ends the reading here if anything was reported. */
    public void throwIfAny() throws ScenarioException {
        if (!found.isEmpty()) {
            throw new ScenarioException(inOrder());
        }
    }

    /**
     * What a step made, if it went well in all; otherwise ends the reading.
     *
     * @param made null only if something was reported
     */
    public <T> T allWell(@Nullable T made) throws ScenarioException {
        throwIfAny();
        return Objects.requireNonNull(made);
    }

    /** Reports a last problem: throw what is returned. */
    public ScenarioException fatal(Mark mark, String message, String hint) {
        report(mark, message, hint);
        return new ScenarioException(inOrder());
    }
}
