package wireclock.scenario.run;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Opens pages in a real browser without a window; a test that needs it is skipped where it is not installed. */
final class Chromium {
    private static final int MOST_SECONDS = 120;

    private Chromium() {}

    static void assumeInstalled() {
        assumeTrue(isInstalled(), "chromium is not installed");
    }

    private static boolean isInstalled() {
        try {
            Process process = new ProcessBuilder("chromium", "--version").redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * What became of a page.
     *
     * @param dom after its scripts have run
     * @param console what it wrote there: errors, violations of its policy
     */
    record Opened(String dom, List<String> console) {
        String title() {
            int from = dom.indexOf("<title>");
            return from < 0 ? "" : dom.substring(from + "<title>".length(), dom.indexOf("</title>", from));
        }
    }

    /** A page that is being opened. */
    static final class Opening {
        private final Process process;
        private final Path dom;
        private final Path log;

        /** @param folder for the browser's profile and output, the page's own */
        Opening(Path page, Path folder) throws IOException {
            Files.createDirectories(folder);
            dom = folder.resolve("dom.html");
            log = folder.resolve("log.txt");
            List<String> command = new ArrayList<>(List.of("chromium", "--headless", "--no-sandbox", "--disable-gpu",
                    "--disable-quic", "--no-first-run", "--disable-background-networking",
                    "--disable-component-update", "--disable-sync", "--enable-logging=stderr",
                    "--virtual-time-budget=4000", "--window-size=1200,900", "--dump-dom",
                    "--user-data-dir=" + folder.resolve("profile"), page.toUri().toString()));
            process = new ProcessBuilder(command).redirectOutput(dom.toFile()).redirectError(log.toFile()).start();
        }

        Opened await() throws IOException, InterruptedException {
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            return new Opened(Files.readString(dom), Files.readAllLines(log).stream()
                    .filter(line -> line.contains("CONSOLE") || line.contains("Uncaught")).toList());
        }
    }
}
