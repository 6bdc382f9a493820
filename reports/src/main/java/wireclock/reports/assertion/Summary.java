package wireclock.reports.assertion;

import java.util.List;
import wireclock.metrics.figures.Meter;
import wireclock.metrics.figures.Unit;

/** One number of many: of the same figure of several flows, links or nodes. */
public record Summary(Kind kind, List<Term> terms, Unit unit) implements Term {
    /** Which one. */
    public enum Kind { SUM, MEAN, MIN, MAX, FAIRNESS }

    @Override
    public double value(long nowPs) {
        double sum = 0;
        double squares = 0;
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < terms.size(); i++) {
            double value = terms.get(i).value(nowPs);
            // NaN stays NaN in all of them: of a figure that one lacks there is no sum.
            sum += value;
            squares += value * value;
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        int n = terms.size();
        return switch (kind) {
            case SUM -> sum;
            case MEAN -> sum / n;
            case MIN -> least;
            case MAX -> greatest;
            // Jain's index (Jain, Chiu, Hawe 1984): 1 if all are equal, 1/n if one has everything.
            case FAIRNESS -> squares == 0 ? Double.NaN : sum * sum / (n * squares);
        };
    }

    @Override
    public List<Meter> meters() {
        return terms.stream().flatMap(term -> term.meters().stream()).toList();
    }
}
