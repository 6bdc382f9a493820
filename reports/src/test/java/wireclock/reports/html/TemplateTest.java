package wireclock.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateTest {
    private static List<Template.Page> pages() {
        return List.of(Template.Page.RUN, Template.Page.SWEEP);
    }

    private static String page() throws IOException {
        return page(Template.Page.RUN);
    }

    private static String page(Template.Page page) throws IOException {
        StringWriter out = new StringWriter();
        Template.write(out, page, "a </title><script>b", "{\"name\":\"x\"}");
        return out.toString();
    }

    private static List<String> all(String regex, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(regex, Pattern.DOTALL).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void hasItsSectionsInOrder() throws IOException {
        assertThat(all("<section id=\"(\\w+)\"", page())).containsExactly("verdict", "flows", "time", "topology", "tcp",
                "ladder", "devices", "collisions", "again");
    }

    @Test
    void theTitleIsText() throws IOException {
        assertThat(all("<title>(.*?)</title>", page())).containsExactly(
                "a &lt;/title&gt;&lt;script&gt;b – Wireclock");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void onlyItsOwnScriptsMayRunAndNothingMayBeFetched(Template.Page which) throws Exception {
        String page = page(which);
        String policy = all("http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"", page).getFirst();
        assertThat(policy).startsWith("default-src 'none'; base-uri 'none'; form-action 'none';");
        List<String> allowed = new ArrayList<>();
        for (String script : all("<script>(.*?)</script>", page)) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            allowed.add(Base64.getEncoder().encodeToString(digest));
        }
        assertThat(allowed).hasSizeGreaterThan(5);
        assertThat(all("'sha256-([^']*)'", policy)).isEqualTo(allowed);
        assertThat(page).doesNotContainPattern("(src|href)=\"(https?:|//)").doesNotContain("innerHTML =")
                .doesNotContain("@import").doesNotContain("fetch(").doesNotContain("XMLHttpRequest");
    }

    @Test
    void namesItsLibraryAndItsLicence() throws IOException {
        assertThat(page()).contains("uPlot (v1.6.32)").contains("The MIT License (MIT)").contains("Leon Sorokin")
                .doesNotContain("<!-- data -->").doesNotContain("<!-- scripts -->");
    }
}
