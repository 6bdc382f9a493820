package wireclock.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static wireclock.scenario.Loading.changed;
import static wireclock.scenario.Loading.load;
import static wireclock.scenario.Loading.problems;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wireclock.scenario.source.Problem;
import wireclock.scenario.source.ScenarioException;

/** The words about queues and about what goes wrong on a line, and what may be wrong with them. */
class LinkWordsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            queue: {type: red, min: 20 packets, max: ^20 packets} | 'max' is not more than 'min'. Floyd advises three times 'min'.
            queue: {type: red, max_probability: ^0 %} | a probability of 0 never drops anything. Write 10 %, or take the type 'droptail'.
            queue: {type: red, weight: ^0 %} | with a weight of 0 the average never moves. Write 0.2 %.
            queue: {type: priority, bands: ^[[EF], [CS1]]} | no band has the 'others'. Add a band for them: [[EF, CS6, CS7], [others], [CS1]].
            queue: {type: priority, bands: ^[[EF], [others, 46]]} | 'EF' is in two bands. Name each once.
            queue: {type: priority, bands: [[^XF], [others]]} | 'XF' is not a DSCP. Write a name, as EF, AF41, CS6, LE or DF, or a number from 0 to 63. `others` are all the rest.
            queue: {type: token-bucket, rate: 1 Mbit/s, burst: ^1500 B} | the longest packet needs 1518 tokens, but the bucket holds only 1500. Give a larger 'burst'.
            queue: ^{type: token-bucket} | a shaped queue needs 'rate'. Add 'rate: …'.
            queue: {type: token-bucket, rate: ^1 bit/s, burst: 1 GB} | so slow a rate would take more than 2400 h to fill the bucket. Give a smaller 'burst' or a higher 'rate'.
            queue: {type: codel, ^min: 5 packets} | unknown key 'min' in a queue with controlled delay. Known: type, limit, target, interval, ecn, ecn_mark_at.
            queue: {type: ^codl} | 'codl' is not a queue discipline. Did you mean 'codel'? Write droptail, red, codel, fq-codel, priority or token-bucket.
            queue: ^fifo | 'fifo' is not a queue discipline. Write droptail, red, codel, fq-codel, priority or token-bucket.
            loss: ^{model: gilbert-elliott, enter: 1 %} | a loss in bursts needs 'leave'. Add 'leave: …'.
            loss: {model: list, frames: [^0]} | '0' is out of range. Write a number from 1 to 1000000000000.
            loss: {model: every, n: 5, ^share: 1 %} | unknown key 'share' in a regular loss. Known: model, n.
            reorder: ^{delay: 2 ms} | which packets are to be overtaken is not said. Add 'every: 50' or 'share: 1 %'.
            reorder: {every: 5, share: ^1 %, delay: 2 ms} | 'every' and 'share' exclude each other. Keep one of them.
            reorder: ^nothing | this is a single value, but a map is needed. Here belongs a reordering, with the keys every, share, delay.
            corrupt: ^1 % | '1 %' is not a number from 0 to 1. Write it as 1e-6 or 0.001.
            corrupt: ^1.5 | '1.5' is not a number from 0 to 1. Write it as 1e-6 or 0.001.
            duplicate: ^2 | '2' has no unit. Write a number with its unit, such as 1 % or 0.1 %.
            """)
    void isToldAtItsPlace(String by, String problem) {
        String text = changed("delay: 1 ms", by.replace("^", ""));
        int column = "  - {endpoints: [a, b], rate: 10 Mbit/s, ".length() + by.indexOf('^') + 1;
        assertThat(problems(text)).containsExactly("t.yaml:4:" + column + ": " + problem);
    }

    @Test
    void theOtherDirectionInheritsTheDiscipline() {
        LinkSpec link = load(changed("delay: 1 ms", "queue: {type: codel, target: 3 ms, limit: 70 packets}, "
                + "reverse: {queue: {limit: 9 packets}}")).links().getFirst();
        assertThat(link.reverse().queue().discipline()).isEqualTo(link.forward().queue().discipline())
                .isEqualTo(new DisciplineSpec.CoDel(3_000_000_000L, 100_000_000_000L, false));
        assertThat(link.reverse().queue().limitPackets()).isEqualTo(9);

        link = load(changed("delay: 1 ms", "queue: codel, loss: {model: every, n: 3}, "
                + "reverse: {queue: droptail, loss: 1 %}")).links().getFirst();
        assertThat(link.forward().queue().limitPackets()).isEqualTo(1000);
        assertThat(link.reverse().queue().discipline()).isEqualTo(new DisciplineSpec.DropTail());
        assertThat(link.reverse().queue().limitPackets()).isEqualTo(100);
        assertThat(link.reverse().loss()).isEqualTo(new LossSpec.Bernoulli(0.01));
    }

    @Test
    void impairmentsAreInheritedUnlessOverridden() {
        LinkSpec link = load(changed("delay: 1 ms", "corrupt: 1e-6, duplicate: 1 %, reorder: {every: 50, delay: 2 ms}, "
                + "reverse: {corrupt: 0, reorder: {share: 3 %, delay: 1 ms}}")).links().getFirst();
        assertThat(link.forward().impairments()).isEqualTo(
                new ImpairmentSpec(new ImpairmentSpec.Reordering(50L, null, 2_000_000_000L), 0.01, 1e-6));
        assertThat(link.reverse().impairments()).isEqualTo(
                new ImpairmentSpec(new ImpairmentSpec.Reordering(null, 0.03, 1_000_000_000L), 0.01, 0));
        link = load(changed("delay: 1 ms", "reorder: {every: 50, delay: 2 ms}, reverse: {reorder: none}")).links()
                .getFirst();
        assertThat(link.reverse().impairments().reordering()).isNull();
    }

    @Test
    void usualBandsAreThoseOfTheDocumentation() {
        DisciplineSpec.Priority priority = (DisciplineSpec.Priority) load(changed("delay: 1 ms", "queue: priority"))
                .links().getFirst().forward().queue().discipline();
        int[] bands = priority.bandOfDscp();
        assertThat(new int[] {bands[46], bands[48], bands[56], bands[0], bands[34], bands[8], bands[1]})
                .containsExactly(0, 0, 0, 1, 1, 2, 2);
    }

    @Test
    void packetsMayBeMarkedByNameOrNumber() {
        List<FlowSpec> flows = load(changed("{name: f, type: tcp, from: a, to: b, size: 1 MB}",
                "{type: udp, from: a, to: b, rate: 1 Mbit/s, count: 1, dscp: AF41, ecn: ect0}\n"
                        + "  - {type: ping, from: a, to: b, count: 1, dscp: 10, ecn: ect1}")).flows();
        assertThat(((UdpFlowSpec) flows.get(0)).marking().typeOfService()).isEqualTo(34 << 2 | 2);
        assertThat(((PingFlowSpec) flows.get(1)).marking().typeOfService()).isEqualTo(10 << 2 | 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            time,rate\\n0,1 | line 1: the header is missing. The first line is time_s,rate_bit_s.
            time_s,rate_bit_s | line 1: there is no rate. Add a line as 0,8000000.
            time_s,rate_bit_s\\n0,1\\n\\n1;2 | line 4: '1;2' is not a time and a rate. Write them as 0.5,8000000.
            time_s,rate_bit_s\\n0,-5 | line 2: '0,-5' is not a time and a rate. Write them as 0.5,8000000.
            time_s,rate_bit_s\\n0.5,1000 | line 2: the first time is not 0. Times begin with 0 and grow.
            time_s,rate_bit_s\\n0,1000\\n2,5\\n2,7 | line 4: time does not go on. Times begin with 0 and grow.
            time_s,rate_bit_s\\n0,1e14 | line 2: '0,1e14' is too much. The most is 2400 h and 10 Tbit/s.
            time_s,rate_bit_s\\n0,1000\\n2,0 | line 3: the rate stays 0, so that nothing will ever be sent again. End with a positive rate, or give a 'repeat'.
            """)
    void whatIsWrongWithATraceIsToldWithItsLine(String content, String problem) throws Exception {
        Files.writeString(folder.resolve("rates.csv"), content.replace("\\n", "\n"));
        assertThat(traceProblems("{trace: rates.csv}")).containsExactly("5:39: rates.csv, " + problem);
    }

    @Test
    void aTraceThatIsNotThere() throws Exception {
        assertThat(traceProblems("{trace: none.csv}")).containsExactly("5:39: the trace 'none.csv' cannot be read: "
                + "there is no such file. Its path is relative to the scenario's folder.");
        Files.writeString(folder.resolve("rates.csv"), "time_s,rate_bit_s\n0,1000\n4,0\n");
        assertThat(traceProblems("{trace: rates.csv, repeat: 4 s}")).containsExactly(
                "5:39: rates.csv, line 3: this is later than 'repeat'. Repeat it after its last change.");
        assertThat(traceProblems("{trace: rates.csv, repeat: 5 s}")).isEmpty();
        assertThat(traceProblems("{trace: rates.csv, repeat: 5 s, sha256: " + "0".repeat(64) + "}")).singleElement()
                .asString().startsWith("5:71: 'rates.csv' has other content. Its SHA-256 is ");
    }

    /** Line and column, and what is wrong, of a scenario file beside which the traces lie. */
    private List<String> traceProblems(String rate) throws Exception {
        Path file = folder.resolve("s.yaml");
        Files.writeString(file, """
                nodes:
                  a: host
                  b: host
                links:
                  - {endpoints: [a, b], rate: %s}
                """.formatted(rate));
        try {
            ScenarioLoader.load(file, Overrides.NONE);
            return List.of();
        } catch (ScenarioException e) {
            return e.problems().stream().map(Problem::toString).map(text -> text.replace(file + ":", "")).toList();
        }
    }
}
