package wireclock.reports.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * The page without its data: HTML, style sheets and scripts are resources beside this class, and become one file.
 *
 * <p>Its Content-Security-Policy allows the scripts by their hashes and nothing else: no request, no other script. So a
 * text of the scenario that should ever be taken for HTML would still do nothing.
 */
final class Template {
    private static final String FRAME = "page.html";

    /**
     * Which page.
     *
     * @param sections the file with its sections, still empty
     * @param licences of what others have written of it
     * @param scripts in the order in which they need each other
     */
    record Page(String sections, List<String> licences, List<String> styles, List<String> scripts) {
        static final Page RUN = new Page("run-sections.html", List.of("uplot/LICENSE"),
                List.of("uplot/uPlot.min.css", "style.css"), List.of("uplot/uPlot.iife.min.js", "units.js", "elements.js",
                        "data.js", "tables.js", "verdict.js", "flows.js", "charts.js", "timeline.js", "topology.js",
                        "tcp.js", "packets.js", "ladder.js", "devices.js", "hubs.js", "main.js"));
        static final Page SWEEP = new Page("sweep-sections.html", List.of(), List.of("style.css", "sweep.css"),
                List.of("units.js", "elements.js", "tables.js", "sweep-data.js", "sweep-plots.js", "sweep-maps.js",
                        "sweep-tables.js", "sweep-main.js"));
    }

    private Template() {}

    /** @param json without a {@code <} */
    static void write(Writer out, Page page, String title, String json) throws IOException {
        List<String> scripts = new ArrayList<>();
        StringBuilder policy = new StringBuilder(
                "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'unsafe-inline'; script-src");
        for (String name : page.scripts) {
            String script = resource(name);
            scripts.add(script);
            policy.append(" 'sha256-").append(sha256(script)).append('\'');
        }
        for (String line : resource(FRAME).split("(?<=\n)", -1)) {
            switch (line.strip()) {
                case "<!-- policy -->" -> out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
                        .append(policy).append("\">\n");
                case "<!-- title -->" -> out.append("<title>").append(escape(title)).append(" – Wireclock</title>\n");
                case "<!-- licences -->" -> {
                    for (String name : page.licences) {
                        out.append("<!--\n").append(resource(name)).append("-->\n");
                    }
                }
                case "<!-- styles -->" -> {
                    for (String name : page.styles) {
                        out.append("<style>").append(resource(name)).append("</style>\n");
                    }
                }
                case "<!-- sections -->" -> out.append(resource(page.sections));
                case "<!-- data -->" -> out.append("<script type=\"application/json\" id=\"data\">").append(json)
                        .append("</script>\n");
                case "<!-- scripts -->" -> {
                    for (String script : scripts) {
                        out.append("<script>").append(script).append("</script>\n");
                    }
                }
                default -> out.append(line);
            }
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Template.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
