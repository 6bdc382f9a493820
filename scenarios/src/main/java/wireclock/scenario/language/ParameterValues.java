package wireclock.scenario.language;

import java.util.List;

/** The values that a sweep gives one parameter: some, or all between two ends. */
public sealed interface ParameterValues {
    /**
     * The value at a point of the way from the first to the last, as a scenario would write it.
     *
     * @param fraction from 0 to below 1
     */
    String at(double fraction);

    /** What the file says, as a tree of lists and texts. */
    Object written();

    /**
     * Some values.
     *
     * @param texts at least one, in order
     */
    record Listed(List<String> texts, Object written) implements ParameterValues {
        public Listed {
            texts = List.copyOf(texts);
        }

        @Override
        public String at(double fraction) {
            return texts.get((int) (fraction * texts.size()));
        }
    }

    /** All values between two ends, of which a sample takes some. */
    record Between(ValueRange range, String written) implements ParameterValues {
        @Override
        public String at(double fraction) {
            return range.at(fraction);
        }
    }
}
