package wireclock.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep's work on another machine, on which none of its files is. */
class SweepWorkTest {
    @TempDir
    Path folder;

    @Test
    void itNeedsNoFileAndMakesTheSameRuns() throws Exception {
        Path sub = Files.createDirectories(folder.resolve("sub"));
        Files.writeString(sub.resolve("a.csv"), "time_s,rate_bit_s\n0,10000000\n");
        Files.writeString(sub.resolve("b.csv"), "time_s,rate_bit_s\n0,5000000\n");
        Path hosts = Files.writeString(folder.resolve("hosts.yaml"), "nodes: {a: host, b: host}\n");
        SweepScenario scenario = Sweeps.load(sub, """
                include: [../hosts.yaml]
                duration: 300 ms
                params: {trace: a.csv}
                links: [{name: w, endpoints: [a, b], rate: {trace: $trace}, delay: 10 ms, loss: 1 %, reverse: {rate: 1 Mbit/s}}]
                traffic: [{name: bulk, type: tcp, from: a, to: b, size: unlimited}]
                sweep: {matrix: {trace: [a.csv, b.csv]}, seeds: 1..3, max_events: 500}
                """);
        SweepWork here = new SweepWork(scenario, 60_000_000_000L);
        byte[] sent = here.encoded();
        byte[][] expected = new byte[6][];
        for (int run = 0; run < 6; run++) {
            expected[run] = here.make(scenario.plan().run(run), () -> false).encoded();
        }
        Files.delete(sub.resolve("a.csv"));
        Files.delete(sub.resolve("b.csv"));
        Files.delete(sub.resolve("t.yaml"));
        Files.delete(hosts);
        SweepWork there = SweepWork.decoded(sent);
        assertThat(there.scenario().plan()).isEqualTo(scenario.plan());
        for (int run = 0; run < 6; run++) {
            assertThat(there.makeGuarded(run, () -> false).encoded()).isEqualTo(expected[run]);
        }
        assertThat(RunResult.decoded(expected[0]).status()).isIn(RunStatus.DONE, RunStatus.EVENT_BUDGET);
        assertThat(there.makeGuarded(0, () -> true)).isNull();
    }
}
