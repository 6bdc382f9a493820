package wireclock.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges the assertions of a scenario by all runs of a cell. What compares sizes at the end of a run is judged by the
 * interval of the mean over the replications: it may lie on one side of the bound, or span it. Everything else is a
 * matter of each run by itself, and has to hold in all of them.
 */
final class CellJudge {
    private final double confidence;
    private final boolean single;

    /**
     * @param single whether the plan has one seed: the only run of a cell stands for itself then, while one that is
     *        left over of several proves nothing
     */
    CellJudge(double confidence, boolean single) {
        this.confidence = confidence;
        this.single = single;
    }

    /** The verdicts on all assertions, in their order; none if no run came to its end. */
    List<CellVerdict> judge(Cell cell, List<RunResult> runs) {
        List<RunResult> done = runs.stream().filter(run -> run.status() == RunStatus.DONE).toList();
        List<CellVerdict> verdicts = new ArrayList<>();
        int count = done.isEmpty() ? 0 : done.getFirst().verdicts().size();
        for (int i = 0; i < count; i++) {
            verdicts.add(judge(cell, i, done));
        }
        return verdicts;
    }

    private CellVerdict judge(Cell cell, int number, List<RunResult> runs) {
        List<RunVerdict> verdicts = runs.stream().map(run -> run.verdicts().get(number)).toList();
        int held = 0;
        int worst = -1;
        for (int i = 0; i < runs.size(); i++) {
            held += verdicts.get(i).holds() ? 1 : 0;
            worst = worst < 0 && !verdicts.get(i).holds() ? runs.get(i).run() : worst;
        }
        RunVerdict first = verdicts.getFirst();
        CellVerdict.Mean decisive = isMeasured(verdicts) ? decisive(verdicts) : null;
        boolean byInterval = decisive != null && !single;
        Judgement judgement = decisive != null && byInterval ? decisive.judgement()
                : held == runs.size() ? Judgement.PASS : Judgement.FAIL;
        return new CellVerdict(cell, number, first.text(), first.because(), first.onlyWarns(), judgement, runs.size(),
                held, decisive, byInterval, worst);
    }

    /** Whether every run compared something: what has no value in one of them does not hold, whatever the others say. */
    private static boolean isMeasured(List<RunVerdict> verdicts) {
        return verdicts.stream().allMatch(verdict -> !verdict.compared().isEmpty() && verdict.compared().stream()
                .noneMatch(each -> Double.isNaN(each.left()) || Double.isNaN(each.right())));
    }

    /** Of several comparisons all have to hold: the first of the gravest judgement decides. */
    private CellVerdict.@Nullable Mean decisive(List<RunVerdict> verdicts) {
        CellVerdict.Mean decisive = null;
        for (int i = 0; i < verdicts.getFirst().compared().size(); i++) {
            CellVerdict.Mean mean = mean(verdicts, i);
            if (decisive == null || mean.judgement().compareTo(decisive.judgement()) > 0) {
                decisive = mean;
            }
        }
        return decisive;
    }

    private CellVerdict.Mean mean(List<RunVerdict> verdicts, int index) {
        RunVerdict.Compared first = verdicts.getFirst().compared().get(index);
        double[] left = verdicts.stream().mapToDouble(verdict -> verdict.compared().get(index).left()).toArray();
        double[] right = verdicts.stream().mapToDouble(verdict -> verdict.compared().get(index).right()).toArray();
        if (isConstant(right)) {
            return mean(first, first.sign(), left, right[0], false);
        }
        if (isConstant(left)) {
            return mean(first, mirrored(first.sign()), right, left[0], false);
        }
        // Both sides are measured in the same run: what chance does to both alike falls out.
        double[] difference = new double[left.length];
        for (int i = 0; i < left.length; i++) {
            difference[i] = left[i] - right[i];
        }
        return mean(first, first.sign(), difference, 0, true);
    }

    private CellVerdict.Mean mean(RunVerdict.Compared compared, String sign, double[] values, double bound,
            boolean ofDifference) {
        return new CellVerdict.Mean(compared.whose(), ofDifference, Estimate.of(values, values.length, confidence), sign,
                bound, compared.unit());
    }

    private static boolean isConstant(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == values[0]);
    }

    private static String mirrored(String sign) {
        return sign.startsWith("<") ? sign.replace('<', '>') : sign.replace('>', '<');
    }
}
