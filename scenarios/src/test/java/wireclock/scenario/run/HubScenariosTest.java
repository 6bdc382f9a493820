package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wireclock.scenario.Overrides;

/** What the scenarios about hubs claim. */
class HubScenariosTest {
    @TempDir
    Path folder;

    private void runShipped(String name, Map<String, String> params) throws Exception {
        Runs.runShipped("ethernet/" + name + ".yaml", folder, new Overrides(params, null, null), false);
    }

    private long count(String column, String from, String to) throws Exception {
        return Runs.csv(folder.resolve("links.csv")).stream()
                .filter(row -> row.get("from").equals(from) && row.get("to").equals(to))
                .mapToLong(row -> Long.parseLong(row.get(column))).findFirst().orElseThrow();
    }

    private long sum(String column) throws Exception {
        return Runs.csv(folder.resolve("links.csv")).stream().mapToLong(row -> Long.parseLong(row.get(column))).sum();
    }

    private double goodput(String flow) throws Exception {
        return Double.parseDouble(Runs.flow(folder, flow).get("goodput_bit_s"));
    }

    @Test
    void twoStationsCollide() throws Exception {
        runShipped("two-stations-collide", Map.of());
        assertThat(count("collisions", "a", "hub")).isPositive().isEqualTo(count("collisions", "b", "hub"));
        assertThat(count("collisions", "hub", "a")).isZero();
        assertThat(Runs.flow(folder, "from-a")).containsEntry("packets_received", "1");
        assertThat(Runs.flow(folder, "from-b")).containsEntry("packets_received", "1");
    }

    @Test
    void aSaturatedHubWastesLittle() throws Exception {
        runShipped("saturated-hub", Map.of());
        double sum = 0;
        for (int i = 1; i <= 10; i++) {
            sum += goodput("f" + i);
        }
        assertThat(sum).isBetween(0.9 * 1e7 * 1000 / 1066, 1e7 * 1000 / 1066);
        double perFrame = sum("collisions") / (double) count("frames_sent", "hub", "sink");
        assertThat(perFrame).isGreaterThan(1);
        runShipped("saturated-hub", Map.of("size", "18 B"));
        assertThat(sum("collisions") / (double) count("frames_sent", "hub", "sink")).isLessThan(perFrame / 5);
    }

    @Test
    void theWinnerKeepsTheMedium() throws Exception {
        runShipped("capture-effect", Map.of());
        List<Double> shares = new ArrayList<>();
        double all = goodput("from-a") + goodput("from-b");
        for (Map<String, String> row : Runs.csv(folder.resolve("series.csv"))) {
            if (row.get("entity").equals("from-a") && row.get("metric").equals("goodput")) {
                shares.add(Double.parseDouble(row.get("value")) / all);
            }
        }
        long allOrNothing = shares.stream().filter(share -> share < 0.15 || share > 0.85).count();
        assertThat(allOrNothing).isGreaterThan(shares.size() / 2);
        assertThat(goodput("from-a") / all).isCloseTo(0.5, within(0.2));
        assertThat(count("excessive_collisions", "a", "hub")).isPositive();
    }

    @Test
    void aSwitchHasNoCollisions() throws Exception {
        runShipped("hub-or-switch", Map.of());
        assertThat(goodput("hub-1-2") + goodput("hub-3-4")).isLessThan(1e7);
        assertThat(goodput("switch-1-2")).isCloseTo(8e6, within(1e4));
        assertThat(goodput("switch-3-4")).isCloseTo(8e6, within(1e4));
        assertThat(count("collisions", "old1", "hub")).isPositive();
        assertThat(count("collisions", "new1", "switch")).isZero();
    }

    @Test
    void aSwitchPortIsAStation() throws Exception {
        runShipped("hub-behind-switch", Map.of());
        assertThat(count("collisions", "switch", "hub")).isPositive();
        assertThat(count("collisions", "server", "switch")).isZero();
        assertThat(Runs.flow(folder, "download")).containsEntry("completed", "true");
    }

    @Test
    void tooLongACable() throws Exception {
        runShipped("late-collisions", Map.of());
        assertThat(count("late_collisions", "a", "hub")).isPositive();
        assertThat(count("frames_corrupted", "hub", "near")).isPositive();
        for (String flow : List.of("long-a", "long-b")) {
            assertThat(Runs.flow(folder, flow)).containsEntry("packets_lost", "0");
        }
        for (String flow : List.of("small-a", "small-b")) {
            assertThat(Long.parseLong(Runs.flow(folder, flow).get("packets_lost"))).isPositive();
        }
        assertThat(sum("excessive_collisions")).isZero();
    }

    @Test
    void aDuplexMismatch() throws Exception {
        runShipped("duplex-mismatch", Map.of());
        assertThat(Runs.flow(folder, "quiet-ping")).containsEntry("packets_lost", "0");
        assertThat(count("collisions", "server", "switch")).isZero();
        assertThat(count("late_collisions", "switch", "server")).isPositive();
        assertThat(count("frames_corrupted", "server", "switch")).isPositive();
        assertThat(count("frames_corrupted", "switch", "server")).isPositive();
        assertThat(count("collisions", "switch", "neighbour")).isZero();
        assertThat(goodput("bad-upload")).isLessThan(0.6 * goodput("good-upload"));
        assertThat(goodput("bad-stream")).isLessThan(0.8 * goodput("good-stream"));
    }

    @Test
    void theAttemptLimit() throws Exception {
        runShipped("attempt-limit", Map.of());
        long givenUp = sum("excessive_collisions");
        assertThat(givenUp).isGreaterThan(100).isEqualTo(sum("frames_lost"));
        runShipped("attempt-limit", Map.of("attempts", "16"));
        assertThat(sum("excessive_collisions")).isLessThan(givenUp / 20);
    }
}
