package wireclock.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import wireclock.scenario.source.ScenarioException;

/** The page of a sweep: what stands in it is what the tables say. */
class SweepPageTest {
    private static final String JUDGED = Sweeps.SMALL.replace("duration: 1 s\n", """
            duration: 1 s
            description: A sweep of </script><b>links & losses</b>
            assert: [bulk.goodput >= 8 Mbit/s, {never: w.queue > 500 packets, because: of </script>}]
            """);

    @TempDir
    Path folder;

    private String page() throws Exception {
        return Files.readString(folder.resolve("out/report.html"));
    }

    private JsonNode data() throws Exception {
        Matcher json = Pattern.compile("<script type=\"application/json\" id=\"data\">([^<]*)</script>").matcher(page());
        assertThat(json.find()).as("the data has no < in it").isTrue();
        return JsonMapper.shared().readTree(json.group(1));
    }

    @Test
    void saysWhatTheTablesSay() throws Exception {
        Sweeps.run(folder, JUDGED, "out", 2);
        JsonNode data = data();
        assertThat(data.get("description").asString()).isEqualTo("A sweep of </script><b>links & losses</b>");
        assertThat(data.get("cells")).hasSize(6);
        JsonNode goodput = data.get("metrics").get(0);
        assertThat(goodput.get("name").asString()).isEqualTo("goodput");
        assertThat(goodput.get("over").asString()).as("it has more values than cc").isEqualTo("loss");
        JsonNode cell = goodput.get("cells").get(3);
        Path summary = folder.resolve("out/summary.csv");
        assertThat(cell.get("mean").asDouble())
                .isEqualTo(Sweeps.number(summary, "mean", "goodput", "loss=1 %", "cc=cubic"));
        assertThat(cell.get("high").asDouble())
                .isEqualTo(Sweeps.number(summary, "ci_high", "goodput", "loss=1 %", "cc=cubic"));
        List<Map<String, String>> runs = Sweeps.csv(folder.resolve("out/runs.csv")).stream()
                .filter(run -> run.get("param_loss").equals("1 %") && run.get("param_cc").equals("cubic")).toList();
        double least = runs.stream().mapToDouble(run -> Double.parseDouble(run.get("goodput_bit_s"))).min().orElseThrow();
        assertThat(runs).anySatisfy(run -> {
            assertThat(Double.parseDouble(run.get("goodput_bit_s"))).isEqualTo(least);
            assertThat(run.get("seed")).isEqualTo(cell.get("least_seed").asString());
        });
        JsonNode difference = data.get("differences").get(0);
        assertThat(difference.get("parameter").asString()).isEqualTo("cc");
        assertThat(difference.get("mean").asDouble()).isEqualTo(Sweeps.number(folder.resolve("out/differences.csv"), "mean",
                "goodput", "loss=0 %", "cc=cubic", "parameter=cc", "instead_of=reno"));
        assertThat(data.get("verdict_counts").get("all").asInt()).isEqualTo(12);
        assertThat(data.get("verdicts")).hasSize(12);
        assertThat(data.get("verdicts").get(0).get("verdict").asString()).as("the gravest first").isNotEqualTo("pass");
    }

    @Test
    void plotsWhatTheScenarioAsksFor() throws Exception {
        Sweeps.run(folder, Sweeps.SMALL + "report: {plots: [w.queue.max, {metric: bulk.goodput, over: cc}]}\n", "out", 2);
        JsonNode metrics = data().get("metrics");
        assertThat(metrics).hasSize(2);
        assertThat(metrics.get(0).get("name").asString()).isEqualTo("w.queue.max");
        assertThat(metrics.get(0).get("over").asString()).isEqualTo("loss");
        assertThat(metrics.get(1).get("over").asString()).isEqualTo("cc");
    }

    @Test
    void whatCannotBePlottedIsRefused() {
        assertThatThrownBy(() -> Sweeps.load(folder, Sweeps.SMALL + "report: {plots: [{metric: goodput, over: lost}]}\n"))
                .isInstanceOf(ScenarioException.class).hasMessageContaining("'lost' does not vary in this sweep");
        assertThatThrownBy(() -> Sweeps.load(folder, Sweeps.SMALL + "report: {plots: [bulk.goodputt]}\n"))
                .isInstanceOf(ScenarioException.class).hasMessageContaining("there is no metric 'bulk.goodputt'");
        String alone = Sweeps.SMALL.substring(0, Sweeps.SMALL.indexOf("sweep:"));
        assertThatThrownBy(() -> Sweeps.load(folder, alone + "report: {plots: [goodput]}\n"))
                .isInstanceOf(ScenarioException.class).hasMessageContaining("there is no sweep");
    }

    @Test
    void isLeftOutWhereNobodyWantsIt() throws Exception {
        Sweeps.run(folder, Sweeps.SMALL, "out", 2);
        assertThat(folder.resolve("out/report.html")).exists();
        SweepSettings without = new SweepSettings(folder.resolve("out"), 2, true, Shard.WHOLE, Long.MAX_VALUE, false,
                "test (test)", () -> false);
        new Sweep(Sweeps.load(folder, Sweeps.SMALL), without, SweepProgress.NONE).execute();
        assertThat(folder.resolve("out/report.html")).as("one that is out of date would mislead").doesNotExist();
    }

    @Test
    void aCellThatFailsIsOnIt() throws Exception {
        Sweeps.run(folder, Sweeps.SMALL + "  max_events: 5\n", "out", 2);
        JsonNode data = data();
        assertThat(data.get("failed").asInt()).isEqualTo(24);
        assertThat(Objects.requireNonNull(data.get("failures")).get(0).get("error").asString())
                .isEqualTo("more than 5 events");
        assertThat(data.get("metrics")).isEmpty();
    }
}
