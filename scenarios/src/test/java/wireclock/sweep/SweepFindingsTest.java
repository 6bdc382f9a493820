package wireclock.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the shipped sweeps say that they show: of small versions, and of the whole ones with the tag long. */
class SweepFindingsTest {
    @TempDir
    Path folder;

    /** Runs a shipped sweep, with some of its text replaced, in pairs. */
    private Path sweep(String name, String... changes) throws Exception {
        String yaml = Files.readString(Sweeps.SHIPPED.resolve("sweeps").resolve(name + ".yaml"));
        for (int i = 0; i < changes.length; i += 2) {
            assertThat(yaml).contains(changes[i]);
            yaml = yaml.replace(changes[i], changes[i + 1]);
        }
        assertThat(Sweeps.run(folder, yaml, name, 2).failures()).isEmpty();
        return folder.resolve(name);
    }

    @Test
    void lossAndDelay() throws Exception {
        Path out = sweep("loss-delay-congestion", "[0.1 %, 0.3 %, 1 %]", "[0.3 %, 1 %]", "cc: [reno, cubic]", "cc: [reno]",
                "seeds: 1..10", "seeds: 1..3", "duration: 30 s", "duration: 20 s");
        double far = Sweeps.mean(out, "download.goodput", "loss=0.3 %", "delay=50 ms");
        double near = Sweeps.mean(out, "download.goodput", "loss=0.3 %", "delay=10 ms");
        assertThat(near / far).as("five times the delay").isCloseTo(5, within(1.2));
        double lossy = Sweeps.mean(out, "download.goodput", "loss=1 %", "delay=10 ms");
        assertThat(near / lossy).as("3.3 times the loss: √3.3").isCloseTo(1.83, within(0.4));
    }

    @Test
    @Tag("long")
    void cubicIsBetterWhereItHasTime() throws Exception {
        Path out = sweep("loss-delay-congestion");
        for (String loss : new String[] {"loss=0.1 %", "loss=0.3 %", "loss=1 %"}) {
            assertThat(cubicInsteadOfReno(out, "ci_high", loss, "delay=10 ms")).as(loss).isNegative();
            assertThat(Sweeps.mean(out, "download.goodput", loss, "delay=10 ms", "cc=cubic")
                    / Sweeps.mean(out, "download.goodput", loss, "delay=10 ms", "cc=reno")).as(loss).isBetween(0.85, 0.97);
        }
        assertThat(cubicInsteadOfReno(out, "ci_low", "loss=0.1 %", "delay=50 ms")).isPositive();
        assertThat(cubicInsteadOfReno(out, "ci_low", "loss=1 %", "delay=50 ms")).isNegative();
        assertThat(cubicInsteadOfReno(out, "ci_high", "loss=1 %", "delay=50 ms")).isPositive();
        double cubic = Sweeps.mean(out, "download.goodput", "loss=0.1 %", "delay=50 ms", "cc=cubic");
        double reno = Sweeps.mean(out, "download.goodput", "loss=0.1 %", "delay=50 ms", "cc=reno");
        assertThat(cubic / reno).isBetween(1.15, 1.4);
        assertThat(Sweeps.mean(out, "download.goodput", "loss=0.1 %", "delay=10 ms", "cc=reno")
                / Sweeps.mean(out, "download.goodput", "loss=1 %", "delay=10 ms", "cc=reno")).isBetween(3.0, 4.2);
    }

    private static double cubicInsteadOfReno(Path out, String column, String loss, String delay) throws Exception {
        return Sweeps.number(out.resolve("differences.csv"), column, "download.goodput", loss, delay, "parameter=cc",
                "instead_of=reno");
    }

    @Test
    void bufferSize() throws Exception {
        Path out = sweep("buffer-size", "log 5 packets .. 640 packets x2", "[5 packets, 80 packets, 640 packets]",
                "seeds: 1..5", "seeds: 1..2");
        assertThat(Sweeps.mean(out, "goodput", "buffer=5 packets")).isBetween(7.0e6, 7.7e6);
        assertThat(Sweeps.mean(out, "goodput", "buffer=80 packets")).isBetween(9.2e6, 9.45e6);
        assertThat(Sweeps.mean(out, "goodput", "buffer=640 packets")).isBetween(9.4e6, 9.45e6);
        assertThat(Sweeps.mean(out, "download.rtt.p50", "buffer=80 packets")).isCloseTo(0.155, within(0.02));
        assertThat(Sweeps.mean(out, "download.rtt.p50", "buffer=640 packets")).isGreaterThan(0.4);
    }

    @Test
    void stationsOnAHub() throws Exception {
        Path out = sweep("stations-on-a-hub", "log 1 .. 32 x2", "[1, 8, 32]", "seeds: 1..10", "seeds: 1..3");
        assertThat(Sweeps.mean(out, "goodput", "stations=1")).isBetween(9.36e6, 9.4e6);
        assertThat(Sweeps.mean(out, "goodput", "stations=32")).isBetween(8.85e6, 9.0e6);
        assertThat(Sweeps.mean(out, "collisions", "stations=1")).isZero();
        assertThat(Sweeps.mean(out, "collisions", "stations=32")).isGreaterThan(3_000);
        assertThat(Sweeps.mean(out, "fairness", "stations=1")).isEqualTo(1);
        assertThat(Sweeps.mean(out, "fairness", "stations=8")).isBetween(0.65, 0.92);
    }

    @Test
    void mtu() throws Exception {
        Path out = sweep("mtu", "[576 B, 1500 B, 4500 B, 9000 B]", "[1500 B, 9000 B]", "seeds: 1..10", "seeds: 1..4");
        double ratio = Sweeps.mean(out, "goodput", "mtu=9000 B") / Sweeps.mean(out, "goodput", "mtu=1500 B");
        assertThat(ratio).as("8948 bytes a segment to 1448").isCloseTo(8948.0 / 1448, within(1.2));
    }

    @Test
    void parallelConnections() throws Exception {
        Path out = sweep("parallel-connections", "log 1 .. 16 x2", "[1, 8, 16]", "1..30", "1..8", "half_width: 5 %",
                "half_width: 8 %");
        double one = Sweeps.mean(out, "goodput", "connections=1");
        assertThat(Sweeps.mean(out, "goodput", "connections=8") / one).isCloseTo(8, within(1.6));
        assertThat(Sweeps.mean(out, "goodput", "connections=16")).as("the link is full").isBetween(37e6, 38.5e6);
        assertThat(Sweeps.number(out.resolve("summary.csv"), "n", "goodput", "connections=16")).isEqualTo(5);
        assertThat(Sweeps.number(out.resolve("summary.csv"), "n", "goodput", "connections=1")).isGreaterThan(5);
    }

    /** By the rule of thumb 1.22 MSS / (RTT √loss), 4 Mbit/s at 40 ms and some queueing stand a little less than 1 %. */
    @Test
    void lossBudget() throws Exception {
        Path out = sweep("loss-budget");
        assertThat(Sweeps.csv(out.resolve("assertions.csv"))).filteredOn(row -> row.get("judged_by").equals("mean"))
                .extracting(row -> row.get("param_loss") + " " + row.get("verdict"))
                .containsExactly("0.2 % pass", "0.5 % pass", "0.8 % inconclusive", "2 % warn");
        assertThat(Sweeps.csv(out.resolve("assertions.csv"))).filteredOn(row -> row.get("judged_by").equals("every run"))
                .hasSize(4).allSatisfy(row -> assertThat(row).containsEntry("verdict", "pass").containsEntry("held", "10"));
    }
}
