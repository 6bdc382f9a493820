package wireclock.reports.assertion;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.metrics.figures.Meter;

/** Two numbers compared. */
public final class Comparison implements Condition {
    private final Operator operator;
    private final Term left;
    private final Term right;
    private double lastLeft = Double.NaN;
    private double lastRight = Double.NaN;

    /** How they are compared. */
    public enum Operator {
        LESS("<"), AT_MOST("<="), EQUAL("=="), UNEQUAL("!="), AT_LEAST(">="), GREATER(">");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** As it is written. */
        public String sign() {
            return sign;
        }

        /** The operator that is written so, or null. */
        public static @Nullable Operator of(String sign) {
            for (Operator operator : values()) {
                if (operator.sign.equals(sign)) {
                    return operator;
                }
            }
            return null;
        }
    }

    public Comparison(Operator operator, Term left, Term right) {
        this.operator = operator;
        this.left = left;
        this.right = right;
    }

    @Override
    public Truth test(long nowPs) {
        double a = left.value(nowPs);
        double b = right.value(nowPs);
        lastLeft = a;
        lastRight = b;
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Truth.UNKNOWN;
        }
        return Truth.of(switch (operator) {
            case LESS -> a < b;
            case AT_MOST -> a <= b;
            case EQUAL -> a == b;
            case UNEQUAL -> a != b;
            case AT_LEAST -> a >= b;
            case GREATER -> a > b;
        });
    }

    @Override
    public Evidence evidence() {
        return new Evidence("", null, lastLeft, left.unit(),
                new Evidence.Bound(operator.sign(), null, lastRight, Double.NaN, right.unit()));
    }

    @Override
    public double slack() {
        return Math.abs(lastRight - lastLeft);
    }

    /** None of an equation: no mean is equal to anything. */
    @Override
    public List<Evidence> compared() {
        return operator == Operator.EQUAL || operator == Operator.UNEQUAL ? List.of() : List.of(evidence());
    }

    @Override
    public List<Meter> meters() {
        List<Meter> meters = new ArrayList<>(left.meters());
        meters.addAll(right.meters());
        return meters;
    }

    /** A number between two others, these included. */
    public static final class Between implements Condition {
        private final Comparison lower;
        private final Comparison upper;

        public Between(Term value, Term least, Term most) {
            this.lower = new Comparison(Operator.AT_LEAST, value, least);
            this.upper = new Comparison(Operator.AT_MOST, value, most);
        }

        @Override
        public Truth test(long nowPs) {
            return lower.test(nowPs).and(upper.test(nowPs));
        }

        @Override
        public Evidence evidence() {
            return new Evidence("", null, lower.lastLeft, lower.left.unit(),
                    new Evidence.Bound("in", null, lower.lastRight, upper.lastRight, lower.right.unit()));
        }

        @Override
        public double slack() {
            return Math.min(lower.slack(), upper.slack());
        }

        @Override
        public List<Evidence> compared() {
            return List.of(lower.evidence(), upper.evidence());
        }

        @Override
        public List<Meter> meters() {
            List<Meter> meters = new ArrayList<>(lower.meters());
            meters.addAll(upper.right.meters());
            return meters;
        }
    }
}
