package wireclock.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wireclock.scenario.source.ScenarioException;

/** Which cells a sweep has, and what is said of those that cannot be. */
class CellGridTest {
    private static final String BASE = """
            params: {loss: 0 %, delay: 1 ms, cc: cubic}
            nodes: {a: host, b: host}
            links: [{endpoints: [a, b], rate: 1 Mbit/s, delay: $delay, loss: $loss}]
            traffic: [{name: f, type: tcp, from: a, to: b, size: 1 kB, congestion: $cc}]
            sweep:
            """;

    @TempDir
    Path folder;

    private List<String> cells(String sweep) throws Exception {
        return Sweeps.load(folder, BASE + sweep).plan().cells().stream().map(Cell::toString).toList();
    }

    private void assertProblem(String sweep, String problem) {
        assertThatThrownBy(() -> cells(sweep)).isInstanceOfSatisfying(ScenarioException.class, e ->
                assertThat(e.problems()).singleElement().asString().endsWith(problem));
    }

    @Test
    void everyCombinationLessSomeAndMore() throws Exception {
        assertThat(cells("""
                  matrix: {loss: [0 %, 1 %], cc: [reno, cubic, tahoe]}
                  exclude: [{loss: 0%, cc: reno}, {cc: tahoe}]
                  include: [{loss: 5 %, delay: 9 ms}]
                """)).containsExactly("loss=0 %, cc=cubic", "loss=1 %, cc=reno", "loss=1 %, cc=cubic",
                "loss=5 %, cc=cubic, delay=9 ms");
    }

    @Test
    void withoutAMatrixTheScenarioIsTheOnlyCell() throws Exception {
        assertThat(cells("  seeds: 1..3\n")).containsExactly("the scenario as it is");
    }

    @Test
    void aLatinHypercubeUsesEveryPartOnce() throws Exception {
        BitSet parts = new BitSet();
        List<Cell> cells = Sweeps.load(folder, BASE + "  matrix: {delay: 0 ms .. 100 ms, cc: [reno, cubic]}\n  sample: 50\n")
                .plan().cells();
        for (Cell cell : cells) {
            String delay = cell.params().get("delay");
            parts.set((int) (Double.parseDouble(delay.substring(0, delay.indexOf(' '))) / 2));
        }
        assertThat(cells).hasSize(50);
        assertThat(parts.cardinality()).as("a delay in each part of 2 ms").isEqualTo(50);
        assertThat(cells.stream().filter(cell -> "reno".equals(cell.params().get("cc")))).hasSize(25);
        assertThat(cells.stream().map(cell -> cell.params().get("delay")).toList()).isNotEqualTo(cells.stream()
                .map(cell -> cell.params().get("delay")).sorted().toList());
    }

    @Test
    void whatIsWrongIsSaidAtItsPlace() {
        assertProblem("  matrix: {cc: [reno, cubic]}\n  exclude: [{cc: tahoe}]\n",
                "t.yaml:7:14: no cell of the matrix is like this, so nothing is excluded. Write the values as in 'matrix'.");
        assertProblem("  matrix: {cc: [reno, cubic]}\n  include: [{cc: reno}]\n",
                "t.yaml:7:14: this cell is in the sweep already. Take it out.");
        assertProblem("  matrix: {cc: [reno]}\n  exclude: [{cc: reno}]\n",
                "t.yaml:6:3: all cells of the sweep are excluded.");
        assertProblem("  matrix: {loss: [1 %, 200 %], cc: [reno, cubic]}\n",
                "t.yaml:3:66: '200 %' (from $loss) is too much. The most is 100 %. This is in the cell loss=200 %, cc=reno "
                        + "of the sweep.");
        assertProblem("  matrix: {cc: [reno, bbr9]}\n", "'bbr9' (from $cc) is not a congestion control. Did you mean 'bbr'? "
                + "Write bbr, bbr3, cubic, dctcp, fixed, newreno, reno, tahoe, vegas or westwood. This is in the cell cc=bbr9 of the sweep.");
        assertProblem("  seeds: 1..9\n  stop_when: {metric: f.godput, half_width: 1 %}\n",
                "t.yaml:7:23: there is no metric 'f.godput'. Did you mean 'f.goodput'?");
        assertProblem("  seeds: 1..9\n  stop_when: {metric: g.rtt.p50, half_width: 1 %}\n",
                "t.yaml:7:23: there is no metric 'g.rtt.p50'. Did you mean 'f.rtt.p50'?");
    }
}
