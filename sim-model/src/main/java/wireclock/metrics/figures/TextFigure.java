package wireclock.metrics.figures;

import org.jspecify.annotations.Nullable;

/**
 * A figure that is a word: an error, a state.
 *
 * @param name lower case with underscores
 * @param meaning one sentence, for the reference
 * @param reading what it is at the moment
 * @param <S> what it is read from
 */
public record TextFigure<S>(String name, String meaning, Reading<S> reading) {
    /** Reads a word, or null if there is none. */
    public interface Reading<S> {
        @Nullable String of(S source);
    }
}
