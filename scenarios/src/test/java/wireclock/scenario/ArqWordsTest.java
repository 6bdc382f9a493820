package wireclock.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static wireclock.scenario.Loading.changed;
import static wireclock.scenario.Loading.load;
import static wireclock.scenario.Loading.problems;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wireclock.arq.ArqProtocol;

/** The words about the transports for teaching: what they are when left out, and what does not go together. */
class ArqWordsTest {
    private static String flow(String words) {
        return changed("{name: f, type: tcp, from: a, to: b, size: 1 MB}",
                "{name: f, type: arq, from: a, to: b, size: 1 MB, " + words + "}");
    }

    private static List<String> wrong(String words) {
        return problems(flow(words));
    }

    @Test
    void whatIsLeftOut() {
        ArqFlowSpec wait = (ArqFlowSpec) load(flow("protocol: stop-and-wait")).flows().getFirst();
        assertThat(wait.protocol()).isEqualTo(ArqProtocol.STOP_AND_WAIT);
        assertThat(wait.window()).isEqualTo(1);
        assertThat(wait.tree().toString()).isEqualTo("{name=f, type=arq, from=a, to=b, start=0 s, "
                + "protocol=stop-and-wait, size=1 MB, segment=1 kB, window=1, sequence_bits=32, "
                + "allow_ambiguity=false, nak=false, attempts=20}");
        ArqFlowSpec back = (ArqFlowSpec) load(flow("protocol: go-back-n, timeout: 5 ms, rate: 1 Mbit/s"))
                .flows().getFirst();
        assertThat(back.window()).isEqualTo(7);
        assertThat(back.tree()).containsEntry("timeout", "5 ms").containsEntry("rate", "1 Mbit/s");
    }

    /**
     * One number more than the window for go-back-N, twice as many for selective repeat, two for the alternating bit.
     */
    @ParameterizedTest
    @CsvSource({"stop-and-wait, 1, 1", "stop-and-wait, 32, 1", "go-back-n, 1, 1", "go-back-n, 3, 7",
        "go-back-n, 8, 255", "selective-repeat, 1, 1", "selective-repeat, 3, 4", "selective-repeat, 8, 128"})
    void theLargestWindow(String protocol, int bits, long largest) {
        String words = "protocol: " + protocol + ", sequence_bits: " + bits + ", window: ";
        assertThat(load(flow(words + largest)).flows()).hasSize(1);
        if (!protocol.equals("stop-and-wait")) {
            assertThat(wrong(words + (largest + 1)).getFirst()).contains("a window of " + (largest + 1)
                    + " does not fit sequence numbers of " + bits + (bits == 1 ? " bit." : " bits.")
                    + " The largest that does is " + largest + "; 'allow_ambiguity: true' shows what happens beyond.");
            assertThat(load(flow(words + (largest + 1) + ", allow_ambiguity: true")).flows()).hasSize(1);
        }
    }

    @Test
    void whatDoesNotGoTogether() {
        assertThat(wrong("protocol: stop-and-wait, window: 2")).singleElement().asString()
                .endsWith("the window of stop-and-wait is 1. Leave it out, or choose go-back-n or selective-repeat.");
        assertThat(wrong("protocol: stop-and-wait, sequence_bits: 0")).singleElement().asString()
                .endsWith("a window of 1 does not fit sequence numbers of 0 bits. None does; 'allow_ambiguity: true' "
                        + "shows what happens beyond.");
        assertThat(wrong("protocol: selective-repeat, sequence_bits: 3")).singleElement().asString()
                .contains("a window of 7 does not fit sequence numbers of 3 bits. The largest that does is 4;");
        assertThat(wrong("protocol: go-back-n, nak: true")).singleElement().asString()
                .endsWith("'nak' belongs to selective-repeat only. Leave it out, or choose 'protocol: "
                        + "selective-repeat'.");
        assertThat(wrong("protocol: go-back-m")).singleElement().asString()
                .contains("'go-back-m' is not a protocol. Did you mean 'go-back-n'?");
        assertThat(problems(flow("protocol: go-back-n").replace("1 MB", "unlimited"))).singleElement().asString()
                .contains("this flow never ends, and nor does the scenario.");
        assertThat(problems(flow("protocol: go-back-n").replace("to: b", "to: 239.1.2.3"))).singleElement().asString()
                .contains("'239.1.2.3' is not the address of one host.");
    }
}
