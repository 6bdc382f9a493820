package wireclock.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static wireclock.scenario.Loading.BASE;
import static wireclock.scenario.Loading.load;
import static wireclock.scenario.Loading.problems;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wireclock.scenario.language.ParameterValues;

/** What may stand under sweep:, and what is said of what may not. */
class SweepWordsTest {
    private static final String PARAMS = BASE.replace("name: x\n", "name: x\nparams: {p: 1, loss: 0 %}\nduration: 10 s\n");

    private static SweepSpec sweep(String text) {
        SweepSpec sweep = load(PARAMS + "sweep: " + text + "\n").sweep();
        assertThat(sweep).isNotNull();
        return sweep;
    }

    private static List<String> values(String written) {
        return ((ParameterValues.Listed) sweep("{matrix: {p: '" + written + "'}}").matrix().get("p").value()).texts();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1..4                          | 1, 2, 3, 4
            1 .. 8 step 3                 | 1, 4, 7
            0.5 .. 2 step 0.5             | 0.5, 1, 1.5, 2
            10 ms .. 100 ms step 30 ms    | 10 ms, 40 ms, 70 ms, 100 ms
            900 us .. 2 ms step 0.5 ms    | 900 us, 1400 us, 1900 us
            1 min .. 2 min step 20 s      | 1 min, 80 s, 100 s, 2 min
            log 1 kB .. 10 kB x2          | 1 kB, 2 kB, 4 kB, 8 kB
            log 1 .. 100 x10              | 1, 10, 100
            log 10 B .. 40 B x1.5         | 10 B, 15 B, 23 B, 34 B
            log 0.1 % .. 1 % x 3          | 0.1 %, 0.3 %, 0.9 %
            7                             | 7
            """)
    void rangesAndWhatTheyMean(String written, String values) {
        assertThat(String.join(", ", values(written))).isEqualTo(values);
    }

    @Test
    void listsMayHoldRanges() {
        assertThat(((ParameterValues.Listed) sweep("{matrix: {p: [0, 3..5, 9]}}").matrix().get("p").value()).texts())
                .containsExactly("0", "3", "4", "5", "9");
    }

    @Test
    void samplesAreTakenBetweenTheEnds() {
        ParameterValues time = sweep("{matrix: {p: 10 ms .. 20 ms}, sample: 3}").matrix().get("p").value();
        assertThat(time.at(0)).isEqualTo("10 ms");
        assertThat(time.at(0.33333)).isEqualTo("13.33 ms");
        ParameterValues size = sweep("{matrix: {p: log 1 kB .. 1 MB}, sample: 3}").matrix().get("p").value();
        assertThat(size.at(0.5)).isEqualTo("31.62 kB");
        assertThat(size.at(0.1)).isEqualTo("1.995 kB");
        ParameterValues packets = sweep("{matrix: {p: 1 packets .. 10 packets}, sample: 3}").matrix().get("p").value();
        assertThat(packets.at(0.49)).isEqualTo("5 packets");
        ParameterValues words = sweep("{matrix: {p: [a, b, c]}, sample: 3}").matrix().get("p").value();
        assertThat(words.at(0.67)).isEqualTo("c");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {matrix: {q: [1, 2]}}                  | 18: there is no parameter 'q' to vary. The scenario's parameters: p, loss.
            {matrix: {los: [1, 2]}}                | 18: there is no parameter 'los' to vary. Did you mean 'loss'?
            {matrix: {p: 1 ms .. 2 ms}}            | 18: the range '1 ms .. 2 ms' of 'p' has no step. Write 10 ms .. 100 ms step 10 ms or log 1 kB .. 10 MB x2, or draw values with 'sample: 200'.
            {matrix: {p: 1 ms .. 2 kB step 1 ms}}  | 21: 'kB' in '1 ms .. 2 kB step 1 ms' is not a unit of a time. Give every number its unit, or none of them.
            {matrix: {p: 1 ms .. 2 step 1 ms}}     | 21: a number in '1 ms .. 2 step 1 ms' has no unit. Give every number its unit, or none of them.
            {matrix: {p: 5..1}}                    | 21: '5..1' ends where it begins, or before. Write 1..10, 10 ms .. 100 ms step 10 ms, or log 1 kB .. 10 MB x2.
            {matrix: {p: log 0 .. 5 x2}}           | 21: 'log 0 .. 5 x2' begins with 0, which no product leaves. Begin with something larger.
            {matrix: {p: log 1 .. 5 x1}}           | 21: 'log 1 .. 5 x1' never gets to its end. Write 1..10, 10 ms .. 100 ms step 10 ms, or log 1 kB .. 10 MB x2.
            {matrix: {p: 1 .. 5 x2}}               | 21: '1 .. 5 x2' mixes sums and products. Write 1..10, 10 ms .. 100 ms step 10 ms, or log 1 kB .. 10 MB x2.
            {matrix: {p: 1..1000000}}              | 21: '1..1000000' has more than 100000 values.
            {matrix: {p: [1, 2, 1]}}               | 28: '1' stands here for the second time.
            {matrix: {p: []}}                      | 21: there is no value here. Write a list [0 %, 1 %] or a range.
            {matrix: {p: {a: 1}}}                  | 21: this is a map, but a value is needed. Write a list [0 %, 1 %] or a range. Write 1..10, 10 ms .. 100 ms step 10 ms, or log 1 kB .. 10 MB x2.
            {sample: 5}                            | 17: there is nothing to sample from. Add a 'matrix'.
            {seeds: [1, x]}                        | 16: 'x' is not a whole number. Write a number from 0 to 9223372036854775807.
            {seeds: [1, 01]}                       | 16: the seed 1 stands here twice. A run again is the same run: give other seeds.
            {warm_up: 10 s}                        | 18: the warm-up lasts as long as the run. Give a longer 'duration' or a shorter 'warm_up'.
            {confidence: 100 %}                    | 21: no interval has this confidence. Write something between 0 % and 100 %, as 95 %.
            {seeds: 1..3, stop_when: {metric: f.goodput, half_width: 1 %}} | 33: the rule asks for 5 seeds at least, but there are 3. Give more 'seeds', or a smaller 'min_seeds'.
            {seeds: 1..9, stop_when: {half_width: 1 %}} | 33: a rule to stop needs 'metric'. Add 'metric: …'.
            {matrx: {p: [1]}}                      | 9: unknown key 'matrx' in a sweep. Did you mean 'matrix'?
            {exclude: [{x: 1}]}                    | 20: there is no parameter 'x' to vary. The scenario's parameters: p, loss.
            """)
    void whatIsWrong(String sweep, String problem) {
        assertThat(problems(PARAMS + "sweep: " + sweep + "\n")).containsExactly("t.yaml:9:" + problem);
    }
}
