package wireclock.reports.assertion;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import wireclock.metrics.figures.Meter;

/** Something that is so or not at a moment. */
public interface Condition {
    /** Whether it is so now. */
    Truth test(long nowPs);

    /** What decided the last test. */
    Evidence evidence();

    /**
     * How far the last test was from turning out otherwise, in the unit of what was compared; NaN where that is no
     * number. The least of a run shows how close it came.
     */
    default double slack() {
        return Double.NaN;
    }

    /**
     * What the last test compared, if the condition is nothing but comparisons by size that all have to hold; none of
     * any other. Of many runs, such a condition can be judged by the means of what was measured.
     */
    default List<Evidence> compared() {
        return List.of();
    }

    /** The meters below. */
    List<Meter> meters();

    /** The opposite. */
    record Not(Condition condition) implements Condition {
        @Override
        public Truth test(long nowPs) {
            return condition.test(nowPs).not();
        }

        @Override
        public Evidence evidence() {
            return condition.evidence().negated();
        }

        @Override
        public double slack() {
            return condition.slack();
        }

        @Override
        public List<Meter> meters() {
            return condition.meters();
        }
    }

    /** Both, or at least one of two. */
    final class Pair implements Condition {
        private final boolean both;
        private final Condition left;
        private final Condition right;
        private Condition decisive;

        /**
         * @param both whether both have to be so
         */
        public Pair(boolean both, Condition left, Condition right) {
            this.both = both;
            this.left = left;
            this.right = right;
            this.decisive = left;
        }

        @Override
        public Truth test(long nowPs) {
            Truth a = left.test(nowPs);
            Truth b = right.test(nowPs);
            Truth together = both ? a.and(b) : a.or(b);
            decisive = together == a ? left : right;
            return together;
        }

        @Override
        public Evidence evidence() {
            return decisive.evidence();
        }

        @Override
        public List<Evidence> compared() {
            List<Evidence> first = left.compared();
            List<Evidence> second = right.compared();
            return !both || first.isEmpty() || second.isEmpty() ? List.of()
                    : Stream.concat(first.stream(), second.stream()).toList();
        }

        @Override
        public List<Meter> meters() {
            List<Meter> meters = new ArrayList<>(left.meters());
            meters.addAll(right.meters());
            return meters;
        }
    }
}
