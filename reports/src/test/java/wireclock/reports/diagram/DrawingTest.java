package wireclock.reports.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The three ways to draw the same diagram. */
class DrawingTest {
    private static final SequenceDiagram DIAGRAM = new SequenceDiagram("run <1>", List.of("a", "r", "<b>&\"'"), List.of(
            new Arrow(0, 1, 0L, 1_500L, Protocol.TCP, "SYN", "bulk", null, false),
            new Arrow(2, 0, 2_000L, 3_000_000L, Protocol.UDP, "UDP 7 B", null, null, true),
            new Arrow(1, 2, 1_000_000_001L, null, Protocol.TCP, "1:2; <x> # ack 1", "bulk", "queue full & more",
                    false)),
            5);

    @Test
    void text() {
        assertThat(TextDiagram.render(DIAGRAM, false)).isEqualTo("""
                run <1>

                time in s                  a                         r                      <b>&"'
                0.000000000                │────────── SYN ─────────▶│                         │  +1.5 us
                0.000002000                │◀──────────────────── UDP 7 B ─────────────────────│  +2.998 ms (a copy)
                1.000000001                │                         │─ 1:2; <x> # ack 1 ─✕    │  ✕ queue full & more
                                           │                         │                         │
                and 5 more
                """);
        assertThat(TextDiagram.render(DIAGRAM, true)).isEqualTo("""
                run <1>

                time in s                  a                         r                      <b>&"'
                0.000000000                |---------- SYN --------->|                         |  +1.5 us
                0.000002000                |<-------------------- UDP 7 B ---------------------|  +2.998 ms (a copy)
                1.000000001                |                         |- 1:2; <x> # ack 1 -x    |  x queue full & more
                                           |                         |                         |
                and 5 more
                """).matches("\\p{ASCII}*");
    }

    @Test
    void mermaidWithoutCharactersThatMeanSomethingToIt() {
        assertThat(MermaidDiagram.render(DIAGRAM)).isEqualTo("""
                sequenceDiagram
                    participant n0 as a
                    participant n1 as r
                    participant n2 as #60;b#62;#38;#34;'
                    n0->>n1: 0.000000000 SYN
                    n2->>n0: 0.000002000 UDP 7 B
                    n1-xn2: 1.000000001 1:2#59; #60;x#62; #35; ack 1 (queue full #38; more)
                    Note over n0: and 5 more
                """);
    }

    @Test
    void svgIsXmlAndHoldsTheTextsAsTheyAre() throws Exception {
        String svg = SvgDiagram.render(DIAGRAM);
        Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8))).getDocumentElement();
        assertThat(root.getTextContent()).contains("run <1>", "<b>&\"'", "1:2; <x> # ack 1", "queue full & more",
                "a to r: SYN, flow bulk, sent 0.000000000 s, arrived 0.000001500 s", "and 5 more");
        assertThat(svg.replace("http://www.w3.org/2000/svg", "")).as("nothing from elsewhere").doesNotContain("http",
                "href");
        // An arrow slopes from the row of its sending to that of its arrival: the first two of four instants.
        assertThat(svg).contains("<line x1=\"170\" y1=\"86\" x2=\"360\" y2=\"110\" class=\"wc-tcp\"");
    }

    @Test
    void nothingToDraw() {
        SequenceDiagram empty = new SequenceDiagram("none", List.of(), List.of(), 0);
        assertThat(TextDiagram.render(empty, false)).isEqualTo("none\nno packets\n");
        assertThat(SvgDiagram.render(empty)).startsWith("<svg").endsWith("</svg>\n");
        assertThat(MermaidDiagram.render(empty)).isEqualTo("sequenceDiagram\n");
    }

    @Test
    void durations() {
        assertThat(List.of(TextDiagram.duration(0), TextDiagram.duration(999), TextDiagram.duration(1_000),
                TextDiagram.duration(25_078_400), TextDiagram.duration(1_500_000_000),
                        TextDiagram.duration(10_050_000_000L)))
                .containsExactly("0 ns", "999 ns", "1 us", "25.078 ms", "1.5 s", "10.05 s");
    }
}
