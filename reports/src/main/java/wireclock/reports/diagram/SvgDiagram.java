package wireclock.reports.diagram;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import wireclock.reports.Markup;
import wireclock.reports.packets.PacketLine;

/**
 * Draws a sequence diagram as an SVG image without anything from elsewhere. Arrows slope from the instant of sending to
 * the instant of arrival; instants follow each other in even steps, so that a long wait leaves no empty page.
 */
public final class SvgDiagram {
    private static final int STEP = 24;
    private static final int TOP = 62;
    private static final int LEFT = 170;
    private static final int RIGHT = 150;
    private static final int LEAST_GAP = 190;
    private static final int CHAR_WIDTH = 7;
    /** Where on its way an arrow has its label: where those that began together have parted. */
    private static final double LABEL_AT = 0.6;
    /** How far an arrow comes that is lost. */
    private static final double LOST_REACH = 0.7;

    private final SequenceDiagram diagram;
    private final int gap;
    private final Map<Long, Integer> rows = new TreeMap<>();
    /** Instants that have their time beside them. */
    private final Set<Long> timed = new HashSet<>();
    private final StringBuilder out = new StringBuilder();

    private SvgDiagram(SequenceDiagram diagram) {
        this.diagram = diagram;
        int widest = LEAST_GAP;
        TreeSet<Long> instants = new TreeSet<>();
        for (Arrow arrow : diagram.arrows()) {
            instants.add(arrow.beginNs());
            instants.add(arrow.endNs());
            widest = Math.max(widest, arrow.label().length() * CHAR_WIDTH + 40);
        }
        gap = widest;
        for (Long instant : instants) {
            rows.put(instant, TOP + STEP * (rows.size() + 1));
        }
    }

    /** The image, as it stands in a file of its own or in an HTML page. */
    public static String render(SequenceDiagram diagram) {
        return new SvgDiagram(diagram).image();
    }

    private String image() {
        int width = LEFT + gap * Math.max(0, diagram.nodes().size() - 1) + RIGHT;
        int bottom = TOP + STEP * (rows.size() + 1);
        int height = bottom + 2 * STEP;
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ").append(width).append(' ').append(height)
                .append("\" width=\"").append(width).append("\" height=\"").append(height)
                .append("\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">\n");
        out.append("<style>.wc-arp{stroke:#8a6d00}.wc-stp{stroke:#7a7a7a}.wc-icmp{stroke:#8031a7}")
                .append(".wc-igmp{stroke:#a7317a}.wc-udp{stroke:#1b7837}.wc-tcp{stroke:#2166ac}.wc-other{stroke:#555}")
                .append(".wc-lost{stroke:#b2182b}")
                .append(".wc-label{fill:#111;paint-order:stroke;stroke:#fff;stroke-width:4px}</style>\n");
        out.append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        text(LEFT / 8, 20, "start", " font-weight=\"bold\"", diagram.title());
        for (int lane = 0; lane < diagram.nodes().size(); lane++) {
            line(x(lane), TOP, x(lane), bottom, " stroke=\"#999\"");
            text(x(lane), TOP - 10, "middle", " font-weight=\"bold\"", diagram.nodes().get(lane));
        }
        diagram.arrows().forEach(this::arrow);
        if (diagram.omitted() > 0) {
            text(LEFT, bottom + STEP, "start", "", "and " + diagram.omitted() + " more");
        }
        return out.append("</svg>\n").toString();
    }

    private int x(int lane) {
        return LEFT + lane * gap;
    }

    private int y(long instantNs) {
        return rows.getOrDefault(instantNs, TOP);
    }

    private void arrow(Arrow arrow) {
        int x1 = x(arrow.from());
        int y1 = y(arrow.beginNs());
        int x2 = x(arrow.to());
        int y2 = y(arrow.endNs());
        String loss = arrow.loss();
        if (arrow.isLost()) {
            x2 = (int) Math.round(x1 + (x2 - x1) * LOST_REACH);
        }
        String style = " class=\"wc-" + (loss == null ? arrow.protocol().word() : "lost") + "\" stroke-width=\"1.4\""
                + (arrow.copy() ? " stroke-dasharray=\"5 3\"" : "");
        out.append("<g><title>").append(Markup.escape(title(arrow))).append("</title>\n");
        line(x1, y1, x2, y2, style);
        if (!arrow.isLost()) {
            head(x1, y1, x2, y2, style);
        } else {
            line(x2 - 5, y2 - 5, x2 + 5, y2 + 5, style);
            line(x2 - 5, y2 + 5, x2 + 5, y2 - 5, style);
        }
        text((int) Math.round(x1 + LABEL_AT * (x2 - x1)), (int) Math.round(y1 + LABEL_AT * (y2 - y1)) - 4, "middle",
                " class=\"wc-label\"", arrow.label());
        if (loss != null) {
            text(x2 + (x2 >= x1 ? 9 : -9), y2 + 4, x2 >= x1 ? "start" : "end", " class=\"wc-label\"", loss);
        }
        if (timed.add(arrow.beginNs())) {
            text(LEFT / 8, y1 + 4, "start", " fill=\"#555\"", PacketLine.seconds(arrow.beginNs()));
        }
        out.append("</g>\n");
    }

    /** The two strokes of an arrow's head, turned into the arrow's direction. */
    private void head(int x1, int y1, int x2, int y2, String style) {
        double length = Math.max(1, StrictMath.hypot(x2 - x1, y2 - y1));
        double dx = (x2 - x1) / length;
        double dy = (y2 - y1) / length;
        for (int side : new int[] {-1, 1}) {
            line(x2, y2, (int) Math.round(x2 - 9 * dx - side * 4 * dy), (int) Math.round(y2 - 9 * dy + side * 4 * dx),
                    style);
        }
    }

    private String title(Arrow arrow) {
        String flow = arrow.flow();
        String loss = arrow.loss();
        Long sentNs = arrow.sentNs();
        Long arrivedNs = arrow.arrivedNs();
        return diagram.nodes().get(arrow.from()) + " to " + diagram.nodes().get(arrow.to()) + ": " + arrow.label()
                + (flow == null ? "" : ", flow " + flow)
                + (sentNs == null ? "" : ", sent " + PacketLine.seconds(sentNs) + " s")
                + (arrivedNs == null ? "" : ", arrived " + PacketLine.seconds(arrivedNs) + " s")
                + (arrow.copy() ? ", a copy made by the link" : "") +
                (loss == null ? "" : (arrow.isLost() ? ", lost: " : ", dropped there: ") + loss);
    }

    private void line(int x1, int y1, int x2, int y2, String style) {
        out.append("<line x1=\"").append(x1).append("\" y1=\"").append(y1).append("\" x2=\"").append(x2)
                .append("\" y2=\"").append(y2).append('"').append(style).append("/>\n");
    }

    private void text(int x, int y, String anchor, String style, String text) {
        out.append("<text x=\"").append(x).append("\" y=\"").append(y).append("\" text-anchor=\"").append(anchor)
                .append('"').append(style).append('>').append(Markup.escape(text)).append("</text>\n");
    }
}
