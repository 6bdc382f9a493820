package wireclock.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks and scenarios run by a program. */
class WireclockApiTest {
    @TempDir
    Path folder;

    private static NetworkText twoHosts() {
        return Wireclock.network()
                .host("a").host("b")
                .link("a", "b", l -> l.name("wire").rate("10 Mbit/s").delay("5 ms"));
    }

    @Test
    void aPingTakesTheTimeThatPhysicsSays() {
        Run run = twoHosts().set("defaults", "{host: {arp: static}}")
                .ping("echo", "a", "b", f -> f.interval("100 ms").count(3)).run();
        // 56 + 8 + 20 bytes, in a frame with preamble and gap 122 bytes: 97.6 us each way, and 5 ms of distance.
        assertThat(run.flow("echo").rttMinS()).isEqualTo(0.0101952);
        assertThat(run.flow("echo").rttMaxS()).isEqualTo(0.0101952);
        assertThat(run.flow("echo").rttS(50)).isEqualTo(0.0101952);
        assertThat(run.figure("echo.rtt.mean")).isEqualTo(0.0101952);
        assertThat(run.link("wire").framesSent()).isEqualTo(3);
        assertThat(run.link("wire.reverse").from()).isEqualTo("b");
        assertThat(run.link("wire.reverse").bytesSent()).isEqualTo(3 * 102);
        assertThat(run.endTimeS()).isEqualTo(0.2101952, within(0.01));
    }

    @Test
    void whatIsBuiltIsWhatAPersonWouldWrite() {
        Simulation built = twoHosts().name("pair").param("loss", "1 %").duration("3 s").router("r1")
                .node("sw1", "switch", n -> n).switchingHub("sw2").host("d")
                .host("c", n -> n.address("10.9.0.2/24").set("tcp", "{sack: false}"))
                .link("r1", "c").link("a", "sw1").link("sw1", "sw2").link("sw2", "d")
                .link("b", "r1:eth1", l -> l.rate("1 Gbit/s").loss("$loss").queue("{limit: 9 packets}"))
                .tcp("bulk", "a", "b", f -> f.size("50 kB").start("1 s").congestion("reno"))
                .udp("voice", "a", "b", f -> f.rate("64 kbit/s").packet("160 B").set("stop", "2 s"))
                .fault(f -> f.at("2 s").link("wire").set("drop", "next 2 frames"))
                .asserting("bulk.completed").simulation();
        Simulation written = Wireclock.text("pair.yaml", """
                name: pair
                duration: 3 s
                params: {loss: 1 %}
                nodes:
                  a: host
                  b: host
                  r1: router
                  sw1: switch
                  sw2: switch
                  d: host
                  c: {kind: host, address: 10.9.0.2/24, tcp: {sack: false}}
                links:
                  - {name: wire, endpoints: [a, b], rate: 10 Mbit/s, delay: 5 ms}
                  - {endpoints: [r1, c]}
                  - {endpoints: [a, sw1]}
                  - {endpoints: [sw1, sw2]}
                  - {endpoints: [sw2, d]}
                  - {endpoints: [b, "r1:eth1"], rate: 1 Gbit/s, loss: $loss, queue: {limit: 9 packets}}
                traffic:
                  - {name: bulk, type: tcp, from: a, to: b, size: 50 kB, start: 1 s, congestion: reno}
                  - {name: voice, type: udp, from: a, to: b, rate: 64 kbit/s, packet: 160 B, stop: 2 s}
                faults:
                  - {at: 2 s, link: wire, drop: next 2 frames}
                assert:
                  - bulk.completed
                """);
        assertThat(built.run(7).trajectoryHash()).isEqualTo(written.run(7).trajectoryHash());
        assertThat(Wireclock.network().repeaterHub("hub1").yaml()).contains("\"hub1\":\n    kind: hub\n");
        assertThat(built.set("loss", "2 %").run().verify().flows()).hasSize(2);
    }

    @Test
    void figuresAreThoseOfTheFiles() throws Exception {
        NetworkText network = twoHosts().tcp("bulk", "a", "b", f -> f.size("200 kB"))
                .tcp("more", "b", "a", f -> f.size("200 kB"));
        Run run = network.simulation().into(folder.resolve("out")).run();
        List<String> names = List.of(Files.readAllLines(folder.resolve("out/flows.csv")).get(0).split(",", -1));
        List<String> cells = List.of(Files.readAllLines(folder.resolve("out/flows.csv")).get(1).split(",", -1));
        FlowResult bulk = run.flow("bulk");
        assertThat(bulk.goodputBitPerS()).isEqualTo(Double.parseDouble(cells.get(names.indexOf("goodput_bit_s"))))
                .isEqualTo(run.figure("bulk.goodput")).isEqualTo(run.figure("bulk.goodput_bit_s"));
        assertThat(bulk.completionTimeS()).isEqualTo(run.figure("bulk.completion_time"));
        assertThat(bulk.bytesDelivered()).isEqualTo(200_000);
        assertThat(run.figure("bulk.bytes_delivered")).isEqualTo(200_000);
        assertThat(bulk.rttS(95)).isEqualTo(run.figure("bulk.rtt.p95"));
        assertThat(run.figure("sum(*.bytes_delivered)")).isEqualTo(400_000);
        assertThat(run.figure("wire.queue.max")).isEqualTo(run.link("wire").queueMaxPackets()).isPositive();
        assertThat(run.figure("wire.utilisation")).isEqualTo(run.link("wire").utilisation()).isBetween(0.001, 1.0);
        assertThat(run.word("bulk.error")).isNull();
        assertThat(run.holds("bulk.completed and bulk.goodput < 10 Mbit/s")).isTrue();
        assertThat(run.holds("bulk.goodput < 1 Mbit/s")).isFalse();
        // The same without a folder.
        Run again = network.run();
        assertThat(again.trajectoryHash()).isEqualTo(run.trajectoryHash());
        assertThat(again.flow("bulk").completionTimeS()).isEqualTo(bulk.completionTimeS());
        assertThat(again.folder()).isNull();
        assertThat(Files.readString(folder.resolve("out/manifest.json"))).contains(again.trajectoryHash());
    }

    @Test
    void whatIsNotThereIsSaid() {
        Run run = twoHosts().tcp("bulk", "a", "b", f -> f.size("unlimited")).duration("1 s").run();
        assertThatThrownBy(() -> run.flow("bulk").completionTimeS()).isInstanceOf(IllegalStateException.class)
                .hasMessage("flow 'bulk' (tcp) has no completion time");
        assertThat(run.figure("bulk.completion_time")).isNaN();
        assertThatThrownBy(() -> run.figure("bulk.godput")).hasMessageContaining("flow 'bulk' has no figure 'godput'")
                .hasMessageContaining("goodput");
        assertThatThrownBy(() -> run.figure("bulk.cwnd.max")).hasMessageContaining("watched from the beginning");
        assertThatThrownBy(() -> run.holds("bulk.cwnd.max > 1 B")).hasMessageContaining("watched from the beginning");
        assertThatThrownBy(() -> run.holds("bulk.goodput > 1 s")).hasMessageContaining("on the left is a rate");
        assertThatThrownBy(() -> run.figure("bulk.completed")).hasMessageContaining("is true or false, not a number");
        assertThatThrownBy(() -> run.word("bulk.goodput")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> run.link("cable")).hasMessageContaining("There are: wire, wire.reverse.");
        assertThatThrownBy(() -> run.flow("bulk").rttS(101)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void wrongWordsAreSaidByTheirLine() {
        NetworkText wrong = twoHosts().tcp("bulk", "a", "c", f -> f.set("siez", "1 MB"));
        assertThatThrownBy(wrong::simulation).isInstanceOf(InvalidScenarioException.class)
                .hasMessageContaining("network.yaml:" + (1 + wrong.yaml().lines().toList().indexOf("    siez: 1 MB")) + ":5: ")
                .satisfies(thrown -> assertThat(((InvalidScenarioException) thrown).problems()).isNotEmpty());
        assertThatThrownBy(() -> twoHosts().simulation().set("loss", "1 %")).hasMessageContaining("no parameter 'loss'");
        assertThatThrownBy(() -> twoHosts().simulation().until("soon")).isInstanceOf(IllegalArgumentException.class);
        // A value says nothing about its neighbours.
        assertThatThrownBy(() -> twoHosts().name("x\nseed: 9")).hasMessageContaining("one line");
        assertThatThrownBy(() -> twoHosts().set("seed: 3 #", "1")).hasMessageContaining("is no word");
        assertThatThrownBy(() -> twoHosts().host("a\": host").simulation()).isInstanceOf(InvalidScenarioException.class);
    }

    @Test
    void aFailureShowsTheTableAndHowToRepeatIt() {
        Simulation simulation = twoHosts().param("loss", "0 %").link("a", "b", l -> l.name("spare").loss("$loss"))
                .tcp("bulk", "a", "b", f -> f.size("100 kB")).always("wire.queue < 2 packets").simulation();
        Run run = simulation.set("loss", "1 %").run(3);
        assertThatThrownBy(run::verify).isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("FAIL: 1 of 1 assertion does not hold\nverdict  assertion")
                .hasMessageContaining("\nseed 3: wireclock run network.yaml --seed 3 --set 'loss=1 %'\n\nname: network\n")
                .hasMessageEndingWith("  - always: \"wire.queue < 2 packets\"\n");
        assertThat(run.verify("bulk.completed")).isSameAs(run);
        assertThatThrownBy(() -> run.verify("bulk.completed", "bulk.goodput > 11 Mbit/s"))
                .hasMessageContaining("1 of 2 assertions").hasMessageContaining("> 11 Mbit/s");
    }

    @Test
    void runsOnThreadsAreTheSame() throws Exception {
        Simulation simulation = twoHosts().param("loss", "1 %").link("a", "b", l -> l.name("lossy").loss("$loss"))
                .tcp("bulk", "a", "b", f -> f.size("100 kB")).simulation();
        Callable<String> work = () -> simulation.run(5).trajectoryHash();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<String> hash : threads.invokeAll(List.of(work, work, work, work))) {
                assertThat(hash.get()).isEqualTo(simulation.run(5).trajectoryHash());
            }
        }
    }

    @Test
    void interruptingEndsARun() {
        Simulation endless = twoHosts().tcp("bulk", "a", "b", f -> f.size("unlimited")).duration("1000000 s").simulation();
        Thread.currentThread().interrupt();
        try {
            assertThat(endless.run().isCutShort()).isTrue();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aScenarioComesFromAFileOrAResource() throws Exception {
        Path file = Files.writeString(folder.resolve("s.yaml"), twoHosts().name("filed")
                .tcp("bulk", "a", "b", f -> f.size("10 kB")).yaml());
        assertThat(Wireclock.file(file).run().flow("bulk").completed()).isTrue();
        assertThat(Wireclock.file(file).command()).isEqualTo("wireclock run " + file + " --seed 1");
        assertThat(Wireclock.file(file).isInProgram()).isFalse();
        assertThat(Wireclock.resource(WireclockApiTest.class, "/wireclock/junit/two-hosts.yaml").name())
                .isEqualTo("two-hosts");
        assertThatThrownBy(() -> Wireclock.resource(WireclockApiTest.class, "no.yaml")).hasMessageContaining("no.yaml");
        assertThatThrownBy(() -> Wireclock.file(folder.resolve("no.yaml"))).hasMessageContaining("no such file");
    }
}
