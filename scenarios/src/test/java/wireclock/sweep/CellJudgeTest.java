package wireclock.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStream;
import wireclock.metrics.figures.Unit;

/** Assertions judged by several runs. */
class CellJudgeTest {
    private static final Cell CELL = new Cell(0, Map.of("a", "1"), Map.of("a", "1"));

    private static RunResult run(int number, boolean holds, RunVerdict.Compared... compared) {
        return new RunResult(number, RunStatus.DONE, "", 0, 0, 0, 0, List.of(), Map.of(),
                List.of(new RunVerdict("x", "", false, holds, List.of(compared))), "", "");
    }

    private static CellVerdict judge(List<RunResult> runs) {
        return new CellJudge(0.95, false).judge(CELL, runs).getFirst();
    }

    private static List<RunResult> runs(String sign, double bound, double... values) {
        List<RunResult> runs = new ArrayList<>();
        for (double value : values) {
            runs.add(run(runs.size(), true, new RunVerdict.Compared("", sign, value, bound, Unit.SECONDS)));
        }
        return runs;
    }

    /** Of 1, 2, 3, 4, 5 the mean is 3, the deviation √2.5, Student's t with 4 degrees 2.776: 3 ± 1.963. */
    @Test
    void theIntervalLiesOnOneSideOrSpansTheBound() {
        double[] values = {1, 2, 3, 4, 5};
        assertThat(judge(runs(">=", 1.03, values)).judgement()).isEqualTo(Judgement.PASS);
        assertThat(judge(runs(">=", 1.05, values)).judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(judge(runs(">=", 4.95, values)).judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(judge(runs(">=", 4.97, values)).judgement()).isEqualTo(Judgement.FAIL);
        assertThat(judge(runs("<", 4.97, values)).judgement()).isEqualTo(Judgement.PASS);
        assertThat(judge(runs("<", 4.95, values)).judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(judge(runs("<=", 1.03, values)).judgement()).isEqualTo(Judgement.FAIL);
        CellVerdict.Mean mean = judge(runs("<=", 1.03, values)).mean();
        assertThat(mean).isNotNull();
        assertThat(mean.estimate().low()).isCloseTo(1.0368, within(1e-4));
    }

    @Test
    void aPointWithoutWidthIsComparedExactly() {
        assertThat(judge(runs(">=", 0.1, 0.1, 0.1, 0.1)).judgement()).isEqualTo(Judgement.PASS);
        assertThat(judge(runs(">", 0.1, 0.1, 0.1, 0.1)).judgement()).isEqualTo(Judgement.FAIL);
    }

    @Test
    void oneOfSeveralThatIsLeftOverProvesNothing() {
        assertThat(judge(runs(">=", 1, 100)).judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        CellVerdict only = new CellJudge(0.95, true).judge(CELL, runs(">=", 1, 100)).getFirst();
        assertThat(only.judgement()).isEqualTo(Judgement.PASS);
        assertThat(only.byInterval()).isFalse();
    }

    @Test
    void whatIsSoOrNotHasToBeSoInEveryRun() {
        assertThat(judge(List.of(run(0, true), run(1, true))).judgement()).isEqualTo(Judgement.PASS);
        CellVerdict broken = judge(List.of(run(0, true), run(1, false), run(2, false)));
        assertThat(broken.judgement()).isEqualTo(Judgement.FAIL);
        assertThat(broken.held()).isEqualTo(1);
        assertThat(broken.worst()).isEqualTo(1);
    }

    @Test
    void aRunWithoutAValueDoesNotHold() {
        List<RunResult> runs = runs(">=", 1, 100, 101, 102);
        runs.add(run(3, false, new RunVerdict.Compared("", ">=", Double.NaN, 1, Unit.SECONDS)));
        assertThat(judge(runs).judgement()).isEqualTo(Judgement.FAIL);
        assertThat(judge(runs).byInterval()).isFalse();
    }

    /** Runs vary by tens, but in each of them the left side is 2 more than the right: the difference has no chance. */
    @Test
    void twoThatAreMeasuredAreComparedRunByRun() {
        List<RunResult> runs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            runs.add(run(i, true, new RunVerdict.Compared("", ">=", 10 * i + 2, 10 * i, Unit.SECONDS)));
        }
        CellVerdict verdict = judge(runs);
        assertThat(verdict.judgement()).isEqualTo(Judgement.PASS);
        assertThat(verdict.mean()).isNotNull();
        assertThat(verdict.mean().ofDifference()).isTrue();
        assertThat(verdict.mean().estimate().mean()).isEqualTo(2);
    }

    @Test
    void aBoundOnTheLeftIsTurnedRound() {
        List<RunResult> runs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            runs.add(run(i, true, new RunVerdict.Compared("", "<=", 4, 10 + i, Unit.SECONDS)));
        }
        CellVerdict verdict = judge(runs);
        assertThat(verdict.judgement()).isEqualTo(Judgement.PASS);
        assertThat(verdict.mean()).isNotNull();
        assertThat(verdict.mean().sign()).isEqualTo(">=");
        assertThat(verdict.mean().bound()).isEqualTo(4);
    }

    @Test
    void theGravestOfSeveralComparisonsDecides() {
        List<RunResult> runs = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            runs.add(run(i, true, new RunVerdict.Compared("a", ">=", i + 1, 0, Unit.SECONDS),
                    new RunVerdict.Compared("b", ">=", i + 1, 3, Unit.SECONDS)));
        }
        CellVerdict verdict = judge(runs);
        assertThat(verdict.judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(verdict.mean()).isNotNull();
        assertThat(verdict.mean().whose()).isEqualTo("b");
    }

    /** Where the mean is the bound itself, of 100 cells 95 cannot be told, and the others err to both sides alike. */
    @Test
    void itErrsAsSeldomAsItSays() {
        RandomStream random = new RandomStream(11, "cells");
        int[] counts = new int[Judgement.values().length];
        for (int trial = 0; trial < 2_000; trial++) {
            double[] values = new double[8];
            for (int i = 0; i < values.length; i++) {
                for (int j = 0; j < 12; j++) {
                    values[i] += random.nextUniform();
                }
            }
            counts[judge(runs(">=", 6, values)).judgement().ordinal()]++;
        }
        assertThat(counts[Judgement.INCONCLUSIVE.ordinal()] / 2_000.0).isBetween(0.935, 0.965);
        assertThat(counts[Judgement.PASS.ordinal()] / 2_000.0).isBetween(0.012, 0.038);
        assertThat(counts[Judgement.FAIL.ordinal()] / 2_000.0).isBetween(0.012, 0.038);
    }
}
