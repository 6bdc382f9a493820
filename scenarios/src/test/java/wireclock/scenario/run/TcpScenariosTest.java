package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wireclock.scenario.Overrides;
import wireclock.scenario.run.CapturedFrames.Captured;
import wireclock.wire.TcpSegment;

/** What the shipped scenarios about TCP claim to show. */
class TcpScenariosTest {
    @TempDir
    Path folder;

    private void run(String name, Map<String, String> parameters) throws Exception {
        Runs.runShipped("tcp/" + name + ".yaml", folder.resolve("out"), new Overrides(parameters, null, null), false);
    }

    private void run(String name) throws Exception {
        run(name, Map.of());
    }

    private String flow(String name, String column) throws Exception {
        return Runs.flow(folder.resolve("out"), name).get(column);
    }

    private double number(String name, String column) throws Exception {
        return Double.parseDouble(flow(name, column));
    }

    private List<Captured> captured(String port, int tcpPort) throws Exception {
        return CapturedFrames.read(Runs.capture(folder.resolve("out"))).stream()
                .filter(each -> each.port().equals(port) && each.isTcp())
                .filter(each -> each.segment().sourcePort() == tcpPort || each.segment().destinationPort() == tcpPort)
                .toList();
    }

    // --- states ------------------------------------------------------------------------------------------------------

    @Test
    void allElevenStatesAreSeen() throws Exception {
        run("states");
        Map<String, List<String>> walk = new TreeMap<>();
        var all = new TreeSet<String>();
        for (Map<String, String> row : Runs.csv(folder.resolve("out/tables/sockets.csv"))) {
            all.add(row.get("state"));
            boolean ofWalk = row.get("local").endsWith(":5001") || row.get("remote").endsWith(":5001");
            if (ofWalk && !row.get("state").equals("LISTEN")) {
                walk.computeIfAbsent(row.get("node"), node -> new ArrayList<>()).add(row.get("time_s") + " " + row.get("state"));
            }
        }
        assertThat(walk.get("client")).containsExactly("0.05 SYN_SENT", "0.15 SYN_SENT", "0.25 ESTABLISHED", "0.35 ESTABLISHED",
                "0.45 FIN_WAIT_1", "0.65 FIN_WAIT_2", "1.55 FIN_WAIT_2", "1.65 TIME_WAIT", "1.75 TIME_WAIT", "2 TIME_WAIT");
        assertThat(walk.get("server")).containsExactly("0.15 SYN_RECEIVED", "0.25 SYN_RECEIVED", "0.35 ESTABLISHED",
                "0.45 ESTABLISHED", "0.65 CLOSE_WAIT", "1.55 LAST_ACK", "1.65 LAST_ACK");
        // CLOSED, the eleventh, is the socket that is not in the table any more.
        assertThat(all).containsExactly("CLOSE_WAIT", "CLOSING", "ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "LAST_ACK", "LISTEN",
                "SYN_RECEIVED", "SYN_SENT", "TIME_WAIT");
    }

    // --- closing -----------------------------------------------------------------------------------------------------

    /** The segments with a FIN and what answers them, as the client sees them: who sends, flags, milliseconds. */
    private List<String> ending(int port) throws Exception {
        List<String> lines = new ArrayList<>();
        boolean over = false;
        for (Captured each : captured("client:eth0", port)) {
            TcpSegment segment = each.segment();
            over |= segment.has(TcpSegment.FIN);
            if (over) {
                String side = segment.sourcePort() == port ? "server" : "client";
                lines.add(side + (segment.has(TcpSegment.FIN) ? " FIN " : " ACK ") + each.timeNs() / 1_000_000);
            }
        }
        return lines;
    }

    @Test
    void connectionsAreClosedInFourWays() throws Exception {
        run("closing");
        assertThat(ending(5001)).containsExactly("client FIN 20", "server FIN 40", "client ACK 40");
        assertThat(ending(5002)).containsExactly("server FIN 40", "client ACK 40", "client FIN 40", "server ACK 60");
        assertThat(ending(5003)).containsExactly("client FIN 20", "server ACK 80", "server FIN 240", "client ACK 240");
        assertThat(ending(5004)).containsExactly("client FIN 30", "server ACK 40", "server FIN 40", "client ACK 40", "server ACK 50");
    }

    @Test
    void whoHasClosedFirstRemembers() throws Exception {
        run("closing");
        List<String> waiting = new ArrayList<>();
        for (Map<String, String> row : Runs.csv(folder.resolve("out/tables/sockets.csv"))) {
            if (row.get("state").equals("TIME_WAIT")) {
                waiting.add(row.get("node") + " " + (row.get("local") + row.get("remote")).replaceAll(".*:(500\\d).*", "$1"));
            }
        }
        assertThat(waiting).containsExactlyInAnyOrder("client 5001", "server 5002", "client 5003", "client 5004", "server 5004");
    }

    @Test
    void theLastAcknowledgementIsRepeatedOnlyByWhoRemembers() throws Exception {
        run("last-ack-lost");
        List<Captured> first = captured("client:eth0", 5001);
        List<Captured> broken = captured("forgetful:eth0", 5002);
        assertThat(first.getLast().segment().flags()).isEqualTo(TcpSegment.ACK);
        assertThat(broken.getLast().segment().flags()).isEqualTo(TcpSegment.RST);
        for (List<Captured> connection : List.of(first, broken)) {
            long fins = connection.stream().filter(each -> each.segment().sourcePort() >= 5001
                    && each.segment().sourcePort() <= 5002 && each.segment().has(TcpSegment.FIN)).count();
            assertThat(fins).as("FINs of the server").isEqualTo(2);
        }
    }

    // --- nobody there ------------------------------------------------------------------------------------------------

    @Test
    void connectionsAreRefusedOrTimeOut() throws Exception {
        run("refused");
        assertThat(flow("closed-port", "error")).isEqualTo("connection refused");
        assertThat(flow("silence", "error")).isEqualTo("connection timed out");
        assertThat(flow("nobody", "error")).isEqualTo("no route to host");
        List<Long> seconds = captured("client:eth0", 49153).stream().map(each -> each.timeNs() / 1_000_000_000).toList();
        assertThat(seconds).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 7L, 11L, 19L, 35L, 67L);
    }

    @Test
    void aDeadPeerIsGivenUpAfterAQuarterOfAnHour() throws Exception {
        run("dead-peer");
        assertThat(flow("upload", "error")).isEqualTo("connection timed out");
        List<Captured> all = captured("client:eth0", 5001);
        List<Captured> sent = all.stream().filter(each -> each.segment().destinationPort() == 5001).toList();
        List<Long> gaps = new ArrayList<>();
        for (int i = sent.size() - 14; i < sent.size(); i++) {
            gaps.add((sent.get(i).timeNs() - sent.get(i - 1).timeNs()) / 1_000_000);
        }
        for (int i = 1; i < gaps.size(); i++) {
            assertThat(gaps.get(i)).isCloseTo(Math.min(2 * gaps.get(i - 1), 120_000), within(2L));
        }
        assertThat(sent.getLast().timeNs() / 1_000_000_000).isBetween(800L, 924L);
    }

    // --- windows -----------------------------------------------------------------------------------------------------

    @Test
    void aClosedWindowIsProbedAtDoublingDistances() throws Exception {
        run("zero-window");
        List<Captured> all = captured("sender:eth0", 5001);
        long closed = all.stream().filter(each -> each.segment().sourcePort() == 5001 && each.segment().window() == 0)
                .findFirst().orElseThrow().timeNs();
        List<Double> probes = all.stream().filter(each -> each.segment().destinationPort() == 5001 && each.timeNs() > closed
                && each.timeNs() < 8_000_000_000L && each.segment().payload().length() == 0)
                .map(each -> each.timeNs() / 1e9).toList();
        assertThat(probes).hasSize(4);
        for (int i = 2; i < probes.size(); i++) {
            assertThat((probes.get(i) - probes.get(i - 1)) / (probes.get(i - 1) - probes.get(i - 2))).isCloseTo(2, within(0.1));
        }
        assertThat(flow("file", "completed")).isEqualTo("true");
        assertThat(flow("file", "retransmits")).isEqualTo("0");
    }

    // --- small writes ------------------------------------------------------------------------------------------------

    @Test
    void nagleSavesPacketsAndCostsTime() throws Exception {
        run("nagle");
        assertThat(number("patient", "packets_sent")).isLessThan(20);
        // SYN, acknowledgements, and a hundred pieces.
        assertThat(number("hasty", "packets_sent")).isBetween(102.0, 105.0);
        assertThat(number("hasty", "packets_sent")).isGreaterThan(5 * number("patient", "packets_sent"));
        // Each of five kilobytes but the last, whose FIN does not wait, costs a delay of 200 ms and two round trips of 20 ms.
        assertThat(number("stuck", "completion_time_s")).isGreaterThan(0.8);
        assertThat(number("freed", "completion_time_s")).isLessThan(0.2);
    }

    // --- congestion --------------------------------------------------------------------------------------------------

    @Test
    void fourConnectionsGetFourFifths() throws Exception {
        run("parallel");
        double one = number("one", "goodput_bit_s");
        double four = 0;
        for (int i = 1; i <= 4; i++) {
            four += number("four" + i, "goodput_bit_s");
        }
        assertThat(four / (one + four)).isCloseTo(0.8, within(0.05));
    }

    @Test
    void tahoeBeginsAgainWhereOthersOnlyStepBack() throws Exception {
        run("tahoe");
        Map<String, Double> smallest = new TreeMap<>();
        Map<String, Double> largest = new TreeMap<>();
        for (Map<String, String> row : Runs.csv(folder.resolve("out/series.csv"))) {
            if (row.get("metric").equals("cwnd") && !row.get("value").isEmpty()) {
                double segments = Double.parseDouble(row.get("value")) / 1448;
                double time = Double.parseDouble(row.get("time_s"));
                largest.merge(row.get("entity"), segments, Math::max);
                if (time > 0.6) {
                    smallest.merge(row.get("entity"), segments, Math::min);
                }
            }
        }
        assertThat(smallest.get("tahoe")).isEqualTo(1);
        assertThat(smallest.get("reno") / largest.get("reno")).isCloseTo(0.5, within(0.05));
        assertThat(smallest.get("cubic") / largest.get("cubic")).isCloseTo(0.7, within(0.05));
        for (String name : List.of("tahoe", "reno", "cubic")) {
            assertThat(flow(name, "retransmits")).as(name).isEqualTo("1");
        }
        assertThat(number("tahoe", "completion_time_s")).isGreaterThan(1.15 * number("reno", "completion_time_s"));
        assertThat(flow("none", "retransmits")).isEqualTo("0");
    }

    @Test
    void equalsShareAndTheNearerWins() throws Exception {
        run("fairness");
        Map<String, Double> lastHalf = new TreeMap<>();
        for (Map<String, String> row : Runs.csv(folder.resolve("out/series.csv"))) {
            if (row.get("metric").equals("goodput") && !row.get("value").isEmpty() && Double.parseDouble(row.get("time_s")) > 50) {
                lastHalf.merge(row.get("entity"), Double.parseDouble(row.get("value")) / 50, Double::sum);
            }
        }
        double early = lastHalf.get("early");
        double late = lastHalf.get("late");
        // Jain's index of two: 1 if equal, 0.5 if one has all.
        assertThat((early + late) * (early + late) / (2 * (early * early + late * late))).isGreaterThan(0.98);
        assertThat(early + late).isGreaterThan(8.5e6);
        assertThat(lastHalf.get("near")).isGreaterThan(4 * lastHalf.get("far"));
    }
}
