package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wireclock.scenario.Overrides;

/**
 * What the scenarios in {@code arq/} promise. On a line of 1 Mbit/s and 10 ms a segment takes 8592 us (1000 bytes, 36
 * of headers, 38 of Ethernet), an acknowledgement 672 us (84 bytes), a round trip 29,264 us.
 */
class ArqScenariosTest {
    @TempDir
    Path folder;

    private void run(String name) throws Exception {
        Runs.runShipped("arq/" + name + ".yaml", folder, Overrides.NONE, false);
    }

    private double figure(String flow, String column) throws Exception {
        return Double.parseDouble(Runs.flow(folder, flow).get(column));
    }

    private Map<String, String> arq(String flow) throws Exception {
        return Runs.csv(folder.resolve("arq.csv")).stream().filter(row -> flow.equals(row.get("flow"))).findFirst()
                .orElseThrow();
    }

    @Test
    void stopAndWaitSendsAgainWhatIsLostAndWhatLostItsAnswer() throws Exception {
        run("stop-and-wait");
        assertThat(ArqDialogue.at("h1:eth0", folder)).containsExactly(
                "0 DATA 0", "29264 ACK 0",
                "29264 DATA 1", "58528 ACK 1",
                "58528 DATA 0", // lost
                "108528 DATA 0", "137792 ACK 0",
                "137792 DATA 1", // its acknowledgement is lost
                "187792 DATA 1", "217056 ACK 1",
                "217056 DATA 0", "246320 ACK 0",
                "246320 DATA 1", "275584 ACK 1");
        assertThat(arq("file")).containsEntry("duplicates", "1").containsEntry("wrong_segments", "0");
        assertThat(Runs.flow(folder, "file")).containsEntry("retransmits", "2").containsEntry("timeouts", "2")
                .containsEntry("packets_lost", "1").containsEntry("completed", "true");
    }

    @Test
    void goBackNGoesBack() throws Exception {
        run("go-back-n");
        assertThat(ArqDialogue.at("h1:eth0", folder)).containsExactly(
                "0 DATA 0", "0 DATA 1", "0 DATA 2", "0 DATA 3", // 2 is lost
                "29264 ACK 0", "29264 DATA 4",
                "37856 ACK 1", "37856 DATA 5",
                "55040 ACK 1", "63632 ACK 1", // to 3 and 4, which are thrown away
                "70000 DATA 2", "70000 DATA 3", "70000 DATA 4", "70000 DATA 5",
                "72224 ACK 1", // to 5
                "99264 ACK 2", "99264 DATA 6",
                "107856 ACK 3", "107856 DATA 7",
                "133632 ACK 6", // those of 4 and 5 are lost: this one stands for them
                "133632 DATA 0", "133632 DATA 1", "133632 DATA 2",
                "142224 ACK 7", "142224 DATA 3",
                "162896 ACK 0", "171488 ACK 1", "180080 ACK 2", "188672 ACK 3");
        assertThat(arq("file")).containsEntry("out_of_order", "3").containsEntry("duplicates", "0");
    }

    @Test
    void selectiveRepeatRepeatsOneAndANakMakesItSooner() throws Exception {
        run("selective-repeat");
        assertThat(ArqDialogue.at("h1:eth0", folder)).startsWith(
                "0 DATA 0", "0 DATA 1", "0 DATA 2", "0 DATA 3", // 2 is lost
                "29264 ACK 0", "29264 DATA 4",
                "37856 ACK 1", "37856 DATA 5",
                "55040 ACK 3", "63632 ACK 4", "72224 ACK 5",
                "100000 DATA 2",
                "129264 ACK 2", "129264 DATA 6", "129264 DATA 7", "129264 DATA 0", "129264 DATA 1");
        assertThat(ArqDialogue.at("h3:eth0", folder)).startsWith(
                "0 DATA 0", "0 DATA 1", "0 DATA 2", "0 DATA 3",
                "29264 ACK 0", "29264 DATA 4",
                "37856 ACK 1", "37856 DATA 5",
                "55040 NAK 2", "55040 DATA 2",
                "55712 ACK 3", "63632 ACK 4", "72224 ACK 5",
                "84304 ACK 2", "84304 DATA 6", "84304 DATA 7", "84304 DATA 0", "84304 DATA 1");
        for (String flow : new String[] {"file", "file-nak"}) {
            assertThat(Runs.flow(folder, flow)).containsEntry("retransmits", "2");
            assertThat(arq(flow)).containsEntry("held_max", "3").containsEntry("duplicates", "1");
        }
        // The timer would have run from 0 to 100 ms; the NAK came at 55.04 ms.
        assertThat(figure("file", "completion_time_s") - figure("file-nak", "completion_time_s"))
                .isCloseTo(0.100 - 0.05504, within(1e-12));
    }

    /**
     * Frames of 0.8592 ms, 40.926 ms round trip, timeout 50 ms, 1 % lost each way. Payload at full rate is 9.31
     * Mbit/s; a loss costs stop-and-wait 50 ms, go-back-N what leaves in 50 ms, 58.2 frames, selective repeat one
     * frame.
     */
    @Test
    void theThreeProtocolsAndTcp() throws Exception {
        run("comparison");
        double bothWays = 1 - 0.99 * 0.99;
        double wait = 8000 / (0.0409264 + bothWays / (1 - bothWays) * 0.050);
        double frames = 0.050 / (8000 / 9.31e6);
        assertThat(figure("wait", "goodput_bit_s")).isCloseTo(wait, within(0.03 * wait));
        double back = 9.31e6 * 0.99 / (0.99 + 0.01 * frames);
        assertThat(figure("back", "goodput_bit_s")).isCloseTo(back, within(0.05 * back));
        assertThat(figure("selective", "goodput_bit_s")).isCloseTo(9.31e6 * 0.99, within(0.02 * 9.31e6));
        assertThat(figure("tcp", "goodput_bit_s")).isBetween(1e6, 0.8 * figure("back", "goodput_bit_s"));
        assertThat(figure("back", "retransmits")).isGreaterThan(10 * figure("selective", "retransmits"));
    }

    @Test
    void tooFewNumbersMakeOldSegmentsNew() throws Exception {
        run("too-few-numbers");
        assertThat(Runs.flow(folder, "selective-4")).containsEntry("error", "segment 0 was taken for segment 4")
                .containsEntry("completed", "false");
        assertThat(Runs.flow(folder, "selective-2")).containsEntry("error", "").containsEntry("completed", "true")
                .containsEntry("retransmits", "4");
        assertThat(Runs.flow(folder, "back-8")).containsEntry("error", "segment 16 was taken for segment 8")
                .containsEntry("completed", "false").containsEntry("retransmits", "0");
        assertThat(Runs.flow(folder, "back-7")).containsEntry("error", "").containsEntry("completed", "true")
                .containsEntry("retransmits", "7");
        assertThat(ArqDialogue.at("h1:eth0", folder)).startsWith("0 DATA 0", "0 DATA 1", "0 DATA 2", "0 DATA 3",
                "100000 DATA 0", "100000 DATA 1", "100000 DATA 2", "100000 DATA 3", "129264 ACK 0");
    }

    /** Kurose and Ross §3.4.2: 8 us of 30.008 ms. */
    @Test
    void stopAndWaitStarvesOnALongFatLink() throws Exception {
        run("long-fat-link");
        // The k-th segment is there 15.008 ms after the beginning, and 30.008 ms after the one before.
        assertThat(figure("wait", "bytes_delivered")).isEqualTo(10 * 964);
        assertThat(figure("three", "bytes_delivered")).isEqualTo(30 * 964);
        // All the time but for the first delay and what fits behind it.
        assertThat(figure("full", "goodput_bit_s")).isCloseTo(964e6 * (300 - 15) / 300, within(1e6));
        double share = figure("wait", "goodput_bit_s") / 964e6;
        assertThat(share).isCloseTo(0.008 / 30.008, within(0.04 * 0.008 / 30.008));
        assertThat(Runs.csv(folder.resolve("series.csv"))).filteredOn(row -> row.get("metric").equals("window_used"))
                .extracting(row -> row.get("entity") + " " + row.get("value"))
                .contains("wait 1", "three 3", "full 3751");
    }

    @Test
    void aHastyTimeoutSendsEverythingTwice() throws Exception {
        run("premature-timeout");
        assertThat(ArqDialogue.at("h1:eth0", folder)).startsWith("0 DATA 0", "20000 DATA 0", "29264 ACK 0",
                "29264 DATA 1", "49264 DATA 1", "49264 ACK 0", "58528 ACK 1", "58528 DATA 0");
        assertThat(Runs.flow(folder, "hasty")).containsEntry("packets_sent", "12").containsEntry("packets_lost", "0")
                .containsEntry("retransmits", "6").containsEntry("completed", "true");
        assertThat(arq("hasty")).containsEntry("duplicates", "6").containsEntry("stale_answers", "6");
        assertThat(Runs.flow(folder, "adaptive")).containsEntry("retransmits", "0").containsEntry("completed", "true");
    }

    @Test
    void whatIsOvertakenIsTakenForNew() throws Exception {
        run("overtaken");
        assertThat(Runs.flow(folder, "one-bit")).containsEntry("error", "segment 2 was taken for segment 4");
        assertThat(Runs.flow(folder, "many-bits")).containsEntry("error", "").containsEntry("completed", "true");
        assertThat(arq("many-bits")).containsEntry("wrong_segments", "0").containsEntry("duplicates", "4");
    }

    /** a = 3, P = 10 %: (1 − P) / (1 + 2aP) of go-back-N, 1 − P of selective repeat; see docs/arq.md. */
    @Test
    void theLineOfTheFormulae() throws Exception {
        run("textbook");
        assertThat(figure("file", "goodput_bit_s") / 964e3).isCloseTo(0.5625, within(0.015));
        Map<String, String> wide = Map.of("protocol", "selective-repeat", "window", "100");
        Runs.runShipped("arq/textbook.yaml", folder, new Overrides(wide, null, null), false);
        assertThat(figure("file", "goodput_bit_s") / 964e3).isCloseTo(0.9, within(0.01));
    }

    /** A copy of every data frame: the receiver answers both, and the sender sends nothing twice. */
    @Test
    void duplicatesAreAnsweredAndThrownAway() throws Exception {
        for (String protocol : new String[] {"stop-and-wait", "go-back-n", "selective-repeat"}) {
            Runs.run("""
                    defaults: {host: {arp: static}}
                    nodes: {h1: host, h2: host}
                    links: [{endpoints: [h1, h2], rate: 1 Mbit/s, delay: 10 ms, duplicate: 100 %%,
                             reverse: {duplicate: 0 %%}}]
                    traffic: [{name: f, type: arq, from: h1, to: h2, protocol: %s, size: 9 kB, sequence_bits: 4,
                               timeout: 100 ms}]
                    """.formatted(protocol), folder);
            assertThat(Runs.flow(folder, "f")).containsEntry("completed", "true").containsEntry("packets_sent", "9")
                    .containsEntry("packets_received", "18").containsEntry("retransmits", "0")
                    .containsEntry("packets_lost", "0");
            assertThat(arq("f")).containsEntry("duplicates", "9").containsEntry("acks_sent", "18")
                    .containsEntry("stale_answers", "9");
        }
    }

    /** Without any number the second segment cannot be told from the first. */
    @Test
    void withoutNumbersACopyIsTheNextSegment() throws Exception {
        Runs.run("""
                defaults: {host: {arp: static}}
                nodes: {h1: host, h2: host}
                links: [{endpoints: [h1, h2], rate: 1 Mbit/s, delay: 10 ms,
                         reverse: {loss: {model: list, frames: [1]}}}]
                traffic: [{name: f, type: arq, from: h1, to: h2, protocol: stop-and-wait, size: 5 kB, sequence_bits: 0,
                           allow_ambiguity: true, timeout: 100 ms}]
                """, folder);
        assertThat(Runs.flow(folder, "f")).containsEntry("error", "segment 0 was taken for segment 1")
                .containsEntry("bytes_delivered", "6000").containsEntry("completed", "false");
    }
}
