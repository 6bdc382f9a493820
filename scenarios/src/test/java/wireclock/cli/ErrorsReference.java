package wireclock.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wireclock.ip.IpDropReason;
import wireclock.link.DropReason;
import wireclock.reports.CutShort;
import wireclock.scenario.Overrides;
import wireclock.scenario.ScenarioLoader;
import wireclock.scenario.run.ScenarioCheck;
import wireclock.scenario.source.Problem;
import wireclock.scenario.source.ScenarioException;
import wireclock.tcp.TcpError;
import wireclock.wire.IcmpType;

/** The page of everything that can go wrong, made from the code: what is said of a mistake is asked of the program. */
final class ErrorsReference {
    private static final String GOOD = """
            name: x
            nodes: {a: host, b: host}
            links:
              - {endpoints: [a, b], rate: 10 Mbit/s, delay: 1 ms}
            traffic:
              - {name: f, type: tcp, from: a, to: b, size: 1 MB}
            """;

    private ErrorsReference() {}

    static String markdown() {
        StringBuilder page = new StringBuilder("""
                <!-- Generated from the code. Regenerate instead of editing:
                     mvn test -pl scenarios -am -Dtest=ErrorsReferenceTest -Dsurefire.failIfNoSpecifiedTests=false \
                -Dwireclock.regenerate=true -->
                # Errors

                ## Exit status

                | status | meaning |
                |---|---|
                """);
        ExitStatus.meanings().forEach((status, meaning) -> row(page, status, meaning));
        page.append("""

                ## Mistakes in a scenario

                Said as `FILE:LINE:COLUMN: what is wrong. hint`, several at once where that is sensible. This is what is
                said of some, each a change of this scenario:

                ```yaml
                """).append(GOOD).append("""
                ```

                | instead of | with | message |
                |---|---|---|
                """);
        mistakes().forEach((change, message) -> page.append("| `").append(change.replace(" → ", "` | `")).append("` | ")
                .append(message.replace("|", "\\|")).append(" |\n"));
        page.append("""

                ## The column `error` of flows.csv

                | of | text |
                |---|---|
                """);
        for (TcpError error : TcpError.values()) {
            row(page, "tcp", error.text());
        }
        for (String text : new String[] {"message too long", "invalid destination", "network is unreachable"}) {
            row(page, "udp, ping", text);
        }
        for (int code = IcmpType.NETWORK_UNREACHABLE; code <= IcmpType.PRECEDENCE_CUTOFF; code++) {
            row(page, "udp, ping", IcmpType.describe(IcmpType.DESTINATION_UNREACHABLE, code));
        }
        row(page, "udp, ping", IcmpType.describe(IcmpType.TIME_EXCEEDED, IcmpType.TTL_EXPIRED));
        row(page, "udp, ping", IcmpType.describe(IcmpType.TIME_EXCEEDED, IcmpType.REASSEMBLY_TIME_EXCEEDED));
        page.append("""

                A ping adds who reported, and how many of its requests met an error.

                ## Why a frame or packet is dropped

                A capture says `dropped: ` and the reason in the comment of the frame that its link will not deliver:

                """);
        for (DropReason reason : DropReason.values()) {
            page.append("- ").append(reason.text()).append('\n');
        }
        page.append("\nHosts and routers count what they drop by these reasons:\n\n");
        for (IpDropReason reason : IpDropReason.values()) {
            page.append("- ").append(reason.text()).append('\n');
        }
        page.append("\n## `cut_short` in manifest.json\n\n");
        for (CutShort reason : CutShort.values()) {
            page.append("- `").append(reason.key()).append("`\n");
        }
        return page.toString();
    }

    private static void row(StringBuilder page, Object first, String second) {
        page.append("| ").append(first).append(" | ").append(second).append(" |\n");
    }

    private static Map<String, String> mistakes() {
        Map<String, String> told = new LinkedHashMap<>();
        String[][] changes = {
            {"rate:", "raet:"}, {"10 Mbit/s", "10 kg"}, {"1 ms", "1"}, {"10 Mbit/s", "-10 Mbit/s"}, {"1 ms", "1 ms, loss: 140 %"},
            {"1 ms", "1 ms, mtu: 20 B"}, {"1 ms", "1 ms, jitter: 2 ms"}, {"[a, b]", "[a, c]"}, {"[a, b]", "[a]"}, {"to: b", "to: bb"},
            {"to: b", "to: a"}, {"type: tcp", "type: tpc"}, {"1 MB", "1 MB, congestion: cubik"}, {"1 MB", "$size"}, {"1 MB", "NaN MB"},
            {"1 MB", "99999999999999999999 MB"}, {"{name: f", "{name: f: [}"}, {"name: x", "nodes: {}"}, {"b: host}", "b: hots}"},
        };
        for (String[] change : changes) {
            told.put(change[0] + " → " + change[1], message(GOOD.replaceFirst(Pattern.quote(change[0]),
                    Matcher.quoteReplacement(change[1]))));
        }
        return told;
    }

    private static String message(String text) {
        try {
            ScenarioCheck.check(ScenarioLoader.load("x.yaml", text, Overrides.NONE));
        } catch (ScenarioException e) {
            Problem first = e.problems().getFirst();
            return first.toString().replace('\n', ' ');
        }
        throw new IllegalStateException("nothing is wrong with\n" + text);
    }
}
