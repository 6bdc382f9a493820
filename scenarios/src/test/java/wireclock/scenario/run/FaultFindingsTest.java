package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wireclock.scenario.Overrides;

/** What the shipped scenarios about faults say that one will see in them. */
class FaultFindingsTest {
    @TempDir
    Path folder;

    private void run(String name) throws Exception {
        Runs.runShipped("faults/" + name + ".yaml", folder.resolve("out"), Overrides.NONE, false);
    }

    private Map<String, String> flow(String name) throws Exception {
        return Runs.flow(folder.resolve("out"), name);
    }

    private double number(String flow, String column) throws Exception {
        return Double.parseDouble(flow(flow).get(column));
    }

    /** The samples of one figure: time and value. */
    private List<double[]> series(String entity, String metric) throws Exception {
        return Runs.csv(folder.resolve("out/series.csv")).stream()
                .filter(row -> row.get("entity").equals(entity) && row.get("metric").equals(metric))
                .map(row -> new double[] {Double.parseDouble(row.get("time_s")), Double.parseDouble(row.get("value"))})
                .toList();
    }

    private double largest(String entity, String metric, double fromS, double toS) throws Exception {
        return series(entity, metric).stream().filter(sample -> sample[0] > fromS && sample[0] < toS)
                .mapToDouble(sample -> sample[1]).max().orElseThrow();
    }

    private List<String> bands() throws Exception {
        return Files.readAllLines(folder.resolve("out/faults.csv"));
    }

    @Test
    void diggerTcpWaitsLongerThanTheCut() throws Exception {
        run("digger");
        assertThat(flow("download")).containsEntry("completed", "true").containsEntry("bytes_delivered", "5000000");
        assertThat(number("download", "timeouts")).isGreaterThanOrEqualTo(3);
        // 5 MB take 4.25 s at 1448 of 1538 bytes; three seconds of silence and the wait for the next repetition on top.
        assertThat(number("download", "completion_time_s")).isGreaterThan(4.25 + 3).isLessThan(4.25 + 3 + 3);
        assertThat(largest("download", "goodput", 2.3, 5.0)).isZero();
        assertThat(bands()).containsExactly("run_id,start_s,end_s,target,fault,detail",
                "digger-s1,2,5,cable,down,preset digger");
    }

    @Test
    void anchorLosesMoreAndMoreAndThenAll() throws Exception {
        run("anchor");
        assertThat(bands()).hasSize(5).last().isEqualTo("anchor-s1,5.999999999999,15,sea,down,preset anchor");
        // 50 datagrams a second: of those of 5 s a twentieth, a fifth, three fifths; of 6 s to 15 s none arrives.
        assertThat(largest("voice", "goodput", 6.2, 14.9)).isZero();
        assertThat(number("voice", "packets_received")).isBetween(250.0 + 250 + 20, 250.0 + 250 + 50);
        assertThat(flow("voice").get("error")).isEqualTo("destination host unreachable");
    }

    @Test
    void cicadasWearALinkOut() throws Exception {
        run("cicada");
        assertThat(bands()).hasSize(9).allMatch(line -> !line.startsWith("cicada")
                || line.endsWith("; preset cicada\""));
        double healthy = mean("download", 1, 5);
        double sixth = mean("download", 31, 35);
        double last = mean("download", 41, 45);
        assertThat(healthy).isGreaterThan(3.5e6);
        assertThat(sixth).isLessThan(0.8 * healthy);
        assertThat(last).isLessThan(0.2 * healthy);
        assertThat(mean("download", 52, 60)).isGreaterThan(0.5 * healthy);
    }

    private double mean(String flow, double fromS, double toS) throws Exception {
        return series(flow, "goodput").stream().filter(sample -> sample[0] > fromS && sample[0] <= toS)
                .mapToDouble(sample -> sample[1]).average().orElseThrow();
    }

    @Test
    void aHunterHitsLongFramesMoreOftenThanShortOnes() throws Exception {
        run("hunter");
        // 6000 datagrams each while the errors last. Of frames of 1518 bytes 1 - (1 - 1e-5)^12144 = 11.4 % are hit, of
        // those of 96 bytes 0.77 %: four standard deviations are 99 and 27.
        assertThat(number("large", "packets_lost")).isEqualTo(686, within(99.0));
        assertThat(number("small", "packets_lost")).isEqualTo(46, within(27.0));
        Map<String, String> cable = Runs.csv(folder.resolve("out/links.csv")).getFirst();
        assertThat(Double.parseDouble(cable.get("frames_corrupted")))
                .isEqualTo(number("large", "packets_lost") + number("small", "packets_lost"));
    }

    @Test
    void gardenerCutsOneHostOff() throws Exception {
        run("gardener");
        assertThat(number("neighbour", "packets_lost")).isZero();
        // One request every 100 ms from 3.1 s to 6.0 s.
        assertThat(number("victim", "packets_lost")).isEqualTo(30);
        assertThat(flow("victim").get("error")).contains("destination host unreachable");
    }

    @Test
    void overloadFillsTheQueue() throws Exception {
        run("overload");
        Map<String, String> bottleneck = Runs.csv(folder.resolve("out/links.csv")).getFirst();
        assertThat(bottleneck).containsEntry("queue_max_packets", "50");
        assertThat(Integer.parseInt(bottleneck.get("queue_drops"))).isPositive();
        // Fifty packets of mostly 566 bytes at a fifth of 1 Mbit/s take 1.1 s.
        assertThat(largest("echo", "rtt", 8, 10)).isBetween(0.9, 1.2);
        assertThat(largest("echo", "rtt", 13, 15)).isLessThan(0.03);
    }

    @Test
    void aConnectionSurvivesTheCrashOfARouter() throws Exception {
        run("router-crash");
        assertThat(flow("bulk")).containsEntry("completed", "true").containsEntry("error", "");
        // One ping every 200 ms from 3.0 s to 7.8 s, and not a word about it.
        assertThat(number("echo", "packets_lost")).isEqualTo(25);
        assertThat(flow("echo")).containsEntry("error", "");
    }

    @Test
    void aServerThatHasCrashedAnswersWithRst() throws Exception {
        run("server-crash");
        assertThat(flow("first")).containsEntry("completed", "false")
                .containsEntry("error", "connection reset by peer");
        assertThat(flow("second")).containsEntry("completed", "true").containsEntry("error", "");
        assertThat(bands()).endsWith("server-crash-s1,1,4,server,crashed,", "server-crash-s1,4,4,server,restarted,");
    }

    @Test
    void aFrozenHostIsLateUpToItsRing() throws Exception {
        run("frozen-host");
        assertThat(number("echo", "packets_lost")).isZero();
        // The request of 2.0 s arrives a millisecond later, and is answered at 3.95 s.
        assertThat(number("echo", "rtt_max_s")).isEqualTo(1.95 + 0.001, within(0.0001));
        // 500 datagrams in the second of the second stop, 256 places.
        assertThat(number("stream", "packets_lost")).isEqualTo(500 - 256);
    }

    @Test
    void aFlappingPortCostsMoreThanItsTimeDown() throws Exception {
        run("flapping-port");
        double secondsAtFullRate = number("download", "bytes_delivered") * 8 * 1538 / 1448 / 10e6;
        // Ten seconds, two of them with the port down: yet less than two thirds of what eight seconds carry.
        assertThat(secondsAtFullRate).isLessThan(5.3);
        assertThat(number("download", "timeouts")).isGreaterThanOrEqualTo(3);
    }

    @Test
    void aWrongNetmaskMakesADetourAndLosesNothing() throws Exception {
        run("wrong-netmask");
        assertThat(number("to-near", "packets_lost")).isZero();
        assertThat(number("to-far", "packets_lost")).isZero();
        // Four links of a millisecond there and back; on the detour over the router six, until the answer comes back.
        assertThat(largest("to-near", "rtt", 3.5, 7)).isEqualTo(0.00404, within(0.0001));
        assertThat(largest("to-far", "rtt", 1, 3)).isEqualTo(0.00404, within(0.0001));
        assertThat(largest("to-far", "rtt", 3.5, 7)).isEqualTo(0.00606, within(0.0001));
        assertThat(largest("to-far", "rtt", 7.5, 9)).isEqualTo(0.00404, within(0.0001));
    }

    @Test
    void aDuplicateAddressBreaksTheConnectionOfItsOwner() throws Exception {
        run("duplicate-address");
        assertThat(flow("talk")).containsEntry("completed", "false").containsEntry("error", "connection reset by peer");
        assertThat(flow("thief")).containsEntry("completed", "true");
        // A message a second until the thief speaks at 5.5 s.
        assertThat(number("talk", "bytes_delivered")).isEqualTo(6000);
    }

    @Test
    void aSmallerMtuIsDiscovered() throws Exception {
        run("mtu-change");
        assertThat(flow("bulk")).containsEntry("completed", "true").containsEntry("bytes_delivered", "5000000");
        // 5 MB need 3453 segments of 1448 bytes; what comes after 2 s needs segments of 524.
        assertThat(number("bulk", "packets_sent")).isGreaterThan(6000);
        assertThat(Files.readString(folder.resolve("out/manifest.json"))).contains("\"mtu\": \"576 B\"");
    }

    @Test
    void aWrongGatewayIsABlackHoleForWhatIsFar() throws Exception {
        run("wrong-gateway");
        assertThat(number("inside", "packets_lost")).isZero();
        // One request every 100 ms from 3.05 s to 5.95 s.
        assertThat(number("outside", "packets_lost")).isEqualTo(30);
    }
}
