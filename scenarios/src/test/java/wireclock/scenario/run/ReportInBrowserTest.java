package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wireclock.scenario.Overrides;
import wireclock.scenario.Scenario;
import wireclock.scenario.ScenarioLoader;

/** Pages of shipped scenarios in a real browser: every chart is drawn, nothing is complained of, nothing is fetched. */
class ReportInBrowserTest {
    /** Scenario to the number of its charts and drawings. */
    private static final Map<String, Integer> SHIPPED = Map.of(
            "first-look.yaml", 9,
            "tcp/lossy-link.yaml", 9,
            "faults/digger.yaml", 9,
            "ethernet/saturated-hub.yaml", 6,
            "ip/fragmentation.yaml", 6,
            "topology/dumbbell.yaml", 10);

    private static final String HOSTILE = """
            name: hostile
            description: "</script><script>document.title='owned'</script><img src=x onerror=document.title='owned'>"
            duration: 1 s
            nodes: {a: host, b: host}
            links: [{name: wire, endpoints: [a, b], rate: 10 Mbit/s, delay: 20 ms, loss: 1 %}]
            traffic: [{name: bulk, type: tcp, from: a, to: b, size: unlimited}]
            """;

    /** Runs after the page's own scripts, and tells in the title what they have done. */
    private static final String PROBE = """
            addEventListener("load", () => setTimeout(() => {
              const isPainted = canvas => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data
                  .some(value => value !== 0);
              const canvases = [...document.querySelectorAll("canvas")];
              const drawings = [...document.querySelectorAll("svg")];
              const done = canvases.filter(isPainted).length + drawings.filter(svg => svg.childElementCount > 1).length;
              document.title = "drawn " + done + " of " + (canvases.length + drawings.length)
                  + ", fetched " + performance.getEntriesByType("resource").length
                  + ", wider by " + Math.max(0, document.documentElement.scrollWidth - innerWidth)
                  + ", again " + document.querySelector("#again pre").textContent.split(" --")[0]
                  + ", was " + document.title;
            }, 300));
            """;

    /** The page with the probe, which its policy is made to allow. */
    private static void addProbe(Path page) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(PROBE.getBytes(StandardCharsets.UTF_8));
        String text = Files.readString(page);
        String hash = "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        String probed = text.replaceFirst("script-src", "script-src " + hash)
                .replace("</body>", "<script>" + PROBE + "</script>\n</body>");
        assertThat(probed.length()).isGreaterThan(text.length() + PROBE.length());
        Files.writeString(page, probed);
    }

    @Test
    void textsOfTheScenarioAreHarmless(@TempDir Path folder) throws Exception {
        open(Map.of(ScenarioLoader.load("test.yaml", HOSTILE, Overrides.NONE), 9), folder);
    }

    @Test
    @Tag("long")
    void allChartsOfShippedScenariosAreDrawn(@TempDir Path folder) throws Exception {
        Map<Scenario, Integer> scenarios = new LinkedHashMap<>();
        for (String name : SHIPPED.keySet().stream().sorted().toList()) {
            scenarios.put(ScenarioLoader.load(Runs.SHIPPED.resolve(name), Overrides.NONE), SHIPPED.get(name));
        }
        open(scenarios, folder);
    }

    /** Opens the pages of all at once, since a browser mostly waits. */
    private static void open(Map<Scenario, Integer> drawings, Path folder) throws Exception {
        Chromium.assumeInstalled();
        Map<String, Chromium.Opening> openings = new LinkedHashMap<>();
        for (Scenario scenario : drawings.keySet()) {
            Path out = folder.resolve(scenario.name());
            Runs.runWithPage(scenario, out, false);
            addProbe(out.resolve("report.html"));
            openings.put(scenario.name(),
                    new Chromium.Opening(out.resolve("report.html"), folder.resolve("browser-" + scenario.name())));
        }
        Map<String, Chromium.Opened> pages = new LinkedHashMap<>();
        for (Map.Entry<String, Chromium.Opening> opening : openings.entrySet()) {
            pages.put(opening.getKey(), opening.getValue().await());
        }
        drawings.forEach((scenario, number) -> {
            Chromium.Opened page = pages.get(scenario.name());
            assertThat(page.console()).as(scenario.name()).isEmpty();
            assertThat(page.title()).isEqualTo("drawn " + number + " of " + number
                    + ", fetched 0, wider by 0, again wireclock run " + scenario.origin().sources().firstEntry().getKey()
                    + ", was " + scenario.name() + " – Wireclock");
        });
    }
}
