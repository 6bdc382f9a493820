package wireclock.reports;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.reports.assertion.AssertionResult;
import wireclock.reports.assertion.Verdict;

/**
 * Verdicts in the XML that JUnit writes and servers for continuous integration read: a suite a run, a test case an
 * assertion.
 */
public final class JunitXml {
    private JunitXml() {}

    /**
     * A run.
     *
     * @param name of the scenario
     * @param wallNs what the run took
     * @param results in the scenario's order
     * @param capture the file with the frames around the first failure, or null if there is none
     */
    public record Suite(String name, long wallNs, List<AssertionResult> results, @Nullable String capture) {
        long failures() {
            return results.stream().filter(result -> result.verdict() == Verdict.FAIL).count();
        }
    }

    /** Writes the document. */
    public static void write(Writer out, List<Suite> suites) throws IOException {
        long tests = suites.stream().mapToLong(suite -> suite.results.size()).sum();
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.write("<testsuites name=\"wireclock\" tests=\"" + tests + "\" failures=\""
                + suites.stream().mapToLong(Suite::failures).sum() + "\" errors=\"0\">\n");
        for (Suite suite : suites) {
            out.write("  <testsuite name=\"" + escape(suite.name) + "\" tests=\"" + suite.results.size()
                    + "\" failures=\"" + suite.failures() + "\" errors=\"0\" skipped=\"0\" time=\""
                    + Decimals.secondsOfNanos(suite.wallNs).toPlainString() + "\">\n");
            for (AssertionResult result : suite.results) {
                testCase(out, suite, result);
            }
            out.write("  </testsuite>\n");
        }
        out.write("</testsuites>\n");
    }

    private static void testCase(Writer out, Suite suite, AssertionResult result) throws IOException {
        out.write("    <testcase classname=\"" + escape(suite.name) + "\" name=\"" + escape(result.claim().text()) + "\"");
        if (!result.isBroken()) {
            out.write("/>\n");
            return;
        }
        String message = "measured " + result.evidence().measuredText()
                + (result.evidence().threshold().isEmpty() ? "" : ", wanted " + result.evidence().threshold());
        String text = escape(AssertionTable.why(result)
                + (suite.capture == null ? "" : "\nframes around the first failure: " + suite.capture));
        if (result.verdict() == Verdict.FAIL) {
            out.write(">\n      <failure message=\"" + escape(message) + "\">" + text + "</failure>\n");
        } else {
            out.write(">\n      <system-out>warning: " + escape(message) + "; " + text + "</system-out>\n");
        }
        out.write("    </testcase>\n");
    }

    /** What XML 1.0 has no place for is replaced. */
    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\n' -> escaped.append("&#10;");
                default -> {
                    boolean allowed = c == '\t' || c == '\r' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD
                            || c >= 0x10000;
                    escaped.appendCodePoint(allowed ? c : 0xFFFD);
                }
            }
        });
        return escaped.toString();
    }
}
