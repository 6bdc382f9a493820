package wireclock.reports.assertion;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.metrics.figures.Meter;
import wireclock.metrics.figures.Unit;

/** A figure that is so or not, or is a word. */
public final class Saying {
    private Saying() {}

    /** Something that is so or not: 1 or 0. */
    public static final class Fact implements Condition {
        private final Meter meter;
        private double last = Double.NaN;

        public Fact(Meter meter) {
            this.meter = meter;
        }

        @Override
        public Truth test(long nowPs) {
            last = meter.read(nowPs);
            return Double.isNaN(last) ? Truth.UNKNOWN : Truth.of(last != 0);
        }

        @Override
        public Evidence evidence() {
            String word = Double.isNaN(last) ? null : Boolean.toString(last != 0);
            return new Evidence("", word, Double.NaN, Unit.TRUTH, null);
        }

        @Override
        public List<Meter> meters() {
            return List.of(meter);
        }
    }

    /** Reads a word, or null for none. */
    public interface Words {
        @Nullable String read();
    }

    /** A word that is or is not a certain one. */
    public static final class Word implements Condition {
        /** What one writes for no word at all. */
        public static final String NONE = "none";

        private final Words words;
        private final String wanted;
        private final boolean equal;
        private String last = NONE;

        /**
         * @param equal whether it has to be the word, or another one
         */
        public Word(Words words, String wanted, boolean equal) {
            this.words = words;
            this.wanted = wanted;
            this.equal = equal;
        }

        @Override
        public Truth test(long nowPs) {
            String word = words.read();
            last = word == null ? NONE : word;
            return Truth.of(last.equals(wanted) == equal);
        }

        @Override
        public Evidence evidence() {
            return new Evidence("", last, Double.NaN, Unit.NONE,
                    new Evidence.Bound(equal ? "==" : "!=", wanted, Double.NaN, Double.NaN, Unit.NONE));
        }

        @Override
        public List<Meter> meters() {
            return List.of();
        }
    }
}
