package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wireclock.scenario.Overrides;
import wireclock.scenario.ScenarioLoader;
import wireclock.scenario.source.Problem;
import wireclock.scenario.source.ScenarioException;

/** What is said of assertions that are wrong, and where: the column is that of the wrong word in the condition. */
class AssertionErrorsTest {
    private static final String NETWORK = """
            duration: 5 s
            params: {least: 4 Mbit/s}
            nodes: {a: host, s: switch, b: host, pc: {kind: host, count: 2}}
            links:
              - {name: wire, endpoints: [a, s]}
              - {name: far, endpoints: [s, b]}
              - {endpoints: [pc*, s]}
            traffic:
              - {name: bulk, type: tcp, from: a, to: b, size: 1 kB}
              - {name: echo, type: ping, from: a, to: b, count: 1}
            assert:
            """;

    @TempDir
    Path folder;

    private static List<String> problems(String assertion) {
        try {
            ScenarioCheck.check(ScenarioLoader.load("t.yaml", NETWORK + "  - " + assertion + "\n", Overrides.NONE));
            return List.of();
        } catch (ScenarioException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }

    /** All on line 12, where the entry begins in column 5. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "bulk.goodputt >= 4 Mbit/s | 10: flow 'bulk' has no figure 'goodputt'. Did you mean 'goodput'?",
        "bulq.goodput >= 4 Mbit/s | 5: there is no flow, link, node or interface 'bulq'. Did you mean 'bulk'?",
        "bulk.goodput >= 4 Mbit | 21: 'Mbit' in '4 Mbit' is not a unit of any figure. Did you mean 'Mbit/s'?",
        "bulk.goodput >= 4 | 18: on the left is a rate, on the right a plain number. Write the number with its unit, such as 10 ms, 4 Mbit/s or 64 kB.",
        "bulk.goodput >= 100 ms | 18: on the left is a rate, on the right a time.",
        "bulk.rtt.p95 + wire.queue < 1 s | 18: on the left is a time, on the right a number of packets.",
        "bulk.goodput | 5: 'bulk.goodput' is a rate, not a condition. Compare it, as in bulk.goodput >= 4 Mbit/s.",
        "bulk | 5: 'bulk' is not a figure. Say which of its figures, as bulk.completed.",
        "bulk.goodput = 4 Mbit/s | 18: '=' compares nothing. Write == for equal.",
        "1 ms < bulk.rtt.min < 2 ms | 25: '<' comes unexpected. Join two comparisons by 'and', or write a range as: in 10 ms .. 20 ms.",
        "bulk.rtt.min in 1 ms | 25: a range needs '..' here. Write it as: in 10 ms .. 20 ms.",
        "(bulk.completed | 20: ')' is missing for the bracket at character 1.",
        "bulk.completed and | 23: a figure or a number is needed here, not the end. Write a condition such as bulk.goodput >= 4 Mbit/s.",
        "echo.cwnd > 1 kB | 10: flow 'echo' has no figure 'cwnd'. Figures of a flow: completed, failed, start, end, bytes_delivered, goodput, completion_time, connect_time, packets_sent, packets_received, packets_lost, retransmits …",
        "s.ip_dropped == 0 | 7: switch 's' has no figure 'ip_dropped'. Figures of a switch: frames_sent, bytes_sent, frames_received, bytes_received, frames_filtered, no_carrier, deaf, overruns, fcs_errors, forwarded, flooded, snooped …",
        "pc.ip_dropped == 0 | 5: there is no flow, link, node or interface 'pc'. There are several: write 'pc*' for all of them.",
        "x*.goodput > 1 bit/s | 5: nobody is called 'x*'. There are: bulk, echo, wire, wire.reverse, far, far.reverse, pc1-s, pc1-s.reverse, pc2-s, pc2-s.reverse, a, s …",
        "pc*.ip_dropped < far*.queue | 22: 'pc*' and 'far*' cannot stand for many in one condition. Make one number of one of them, as in sum(far*.queue).",
        "avg(pc*.ip_dropped) == 0 | 5: there is no function 'avg'. There are sum, mean, min, max, fairness and baseline.",
        "bulk.error > none | 16: words can only be equal or not. Write == or !=.",
        "bulk.completed == yes | 23: 'bulk.completed' is true or false and cannot be compared with 'yes'. Write it alone, or after 'not'.",
        "bulk.goodput >= baseline | 21: it is not said what the baseline is. Add 'baseline: DIR', the folder of an earlier result.",
        "bulk.goodput >= $least + 1 s | 21: on the left is a rate, on the right a time.",
        "'bulk.goodputt >= 4 Mbit/s' | 11: flow 'bulk' has no figure 'goodputt'. Did you mean 'goodput'?",
        "{that: bulk.goodputt > 1 bit/s, because: x} | 17: flow 'bulk' has no figure 'goodputt'. Did you mean 'goodput'?",
        "{that: bulk.completion_time < 1 s, from: 1 s} | 12: 'bulk.completion_time' is always of the whole flow. Leave 'from' and 'to' out.",
        "{always: bulk.cwnd > 1 B, by: 2 s} | 31: unknown key 'by' in an assertion of every moment. Known: always, from, to, because, level, baseline.",
        "{always: bulk.cwnd > 1 B, from: 2 s, to: 1 s} | 46: 'to' is not after 'from'. No time is left to look at.",
        "{always: bulk.cwnd > 1 B, from: 5 s} | 37: this is after the end of the run. The run lasts 5 s.",
        "{eventually: bulk.completed, by: 6 s} | 38: this is after the end of the run. The run lasts 5 s.",
        "{because: x} | 5: it is not said what this is about. Add one of that, always, never, eventually.",
        "{that: bulk.completed, level: wran} | 35: 'wran' is not a level. Did you mean 'warn'? Write fail or warn.",
        "{that: bulk.goodput > baseline, baseline: nowhere} | 47: there is no folder 'nowhere'. A baseline is the folder that an earlier 'wireclock run' has written.",
    })
    void aWrongAssertionIsRefusedAtItsPlace(String assertion, String told) {
        assertThat(problems(assertion)).containsExactly("t.yaml:12:" + told);
    }

    @Test
    void brokenBaselinesAreRefused() throws Exception {
        Path result = folder.resolve("old");
        Runs.run(NETWORK.replace("assert:\n", ""), result);
        String at = result.toString();
        assertThat(problems("{that: bulk.goodput >= 0.5 * baseline, baseline: " + at + "}")).isEmpty();
        assertThat(problems("{that: bulk.cwnd.max >= baseline, baseline: " + at + "}").getFirst())
                .startsWith("t.yaml:12:29: results do not say 'cwnd.max'.");
        assertThat(problems("{that: bulk.goodput > baseline + far.queue.max, baseline: " + at + "}").getFirst())
                .startsWith("t.yaml:12:27: it is not clear which figure of the baseline is meant.");
        assertThat(problems("{that: echo.goodput > baseline, baseline: " + at + "}").getFirst())
                .startsWith("t.yaml:12:27: the baseline has no goodput_bit_s of 'echo'.");
        assertThat(problems("{that: bulk.goodput > baseline, from: 1 s, baseline: " + at + "}").getFirst())
                .contains("the baseline is of a whole run.");
        Files.delete(result.resolve("flows.csv"));
        assertThat(problems("{that: bulk.goodput > baseline, baseline: " + at + "}").getFirst())
                .contains("is not the folder of a result: it has no flows.csv.");
    }

    @Test
    void whatIsNestedTooDeepOrTooLongIsRefused() {
        assertThat(problems("\"" + "(".repeat(100) + "\"").getFirst()).contains("nested more than 50 levels deep");
        assertThat(problems("\"" + "not ".repeat(100) + "\"").getFirst()).contains("nested more than 50 levels deep");
        assertThat(problems("\"" + "- ".repeat(900) + "\"").getFirst()).contains("nested more than 50 levels deep");
        assertThat(problems("\"" + "1 + ".repeat(900) + "\"").getFirst()).contains("more than 2000 characters");
    }

    @Test
    void severalMistakesAreToldAtOnce() throws Exception {
        Map<String, String> none = Map.of();
        String text = NETWORK + "  - bulk.goodputt > 1 bit/s\n  - wire.queu.max < 3\n";
        try {
            ScenarioCheck.check(ScenarioLoader.load("t.yaml", text, new Overrides(none, null, null)));
        } catch (ScenarioException e) {
            assertThat(e.problems()).extracting(Problem::line).containsExactly(12, 13);
            return;
        }
        throw new AssertionError("nothing is wrong with it");
    }
}
