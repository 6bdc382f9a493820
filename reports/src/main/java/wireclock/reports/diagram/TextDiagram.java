package wireclock.reports.diagram;

import java.util.List;
import wireclock.reports.packets.PacketLine;

/** Draws a sequence diagram with characters: a line for each node, from top to bottom, and a row for each frame. */
public final class TextDiagram {
    private static final int TIME_WIDTH = 15;
    private static final int LEAST_GAP = 12;
    /** What an arrow needs besides its label: both ends, and a bit of line. */
    private static final int ARROW_EXTRA = 6;
    /** An arrow that is lost ends this share of its way before the other node. */
    private static final int LOST_SHARE = 6;
    private static final long NS_PER_US = 1_000;
    private static final long NS_PER_MS = 1_000_000;
    private static final long NS_PER_S = 1_000_000_000;

    private final SequenceDiagram diagram;
    private final Pen pen;
    private final int gap;

    /** The characters to draw with. */
    private record Pen(char life, char line, char right, char left, char lost, String dots) {
        static final Pen BOX = new Pen('│', '─', '▶', '◀', '✕', "…");
        static final Pen ASCII = new Pen('|', '-', '>', '<', 'x', "...");
    }

    private TextDiagram(SequenceDiagram diagram, boolean ascii) {
        this.diagram = diagram;
        this.pen = ascii ? Pen.ASCII : Pen.BOX;
        int widest = LEAST_GAP;
        for (Arrow arrow : diagram.arrows()) {
            int hops = Math.max(1, Math.abs(arrow.to() - arrow.from()));
            int length = arrow.label().length() + ARROW_EXTRA;
            widest = Math.max(widest, Math.ceilDiv(!arrow.isLost() ? length : length + length / LOST_SHARE, hops));
        }
        for (String node : diagram.nodes()) {
            widest = Math.max(widest, node.length() + 2);
        }
        gap = widest;
    }

    /**
     * The lines, each ended by a line feed.
     *
     * @param ascii whether only ASCII is wanted
     */
    public static String render(SequenceDiagram diagram, boolean ascii) {
        return new TextDiagram(diagram, ascii).text();
    }

    private String text() {
        StringBuilder out = new StringBuilder();
        out.append(diagram.title()).append('\n');
        if (diagram.arrows().isEmpty()) {
            return out.append("no packets\n").toString();
        }
        out.append('\n').append(heads());
        for (Arrow arrow : diagram.arrows()) {
            out.append(row(arrow));
        }
        if (diagram.omitted() > 0) {
            out.append(line(lives())).append("and ").append(diagram.omitted()).append(" more\n");
        }
        return out.toString();
    }

    private int column(int lane) {
        return TIME_WIDTH + gap / 2 + lane * (gap + 1);
    }

    private String heads() {
        StringBuilder line = new StringBuilder("time in s");
        for (int lane = 0; lane < diagram.nodes().size(); lane++) {
            String node = diagram.nodes().get(lane);
            int at = column(lane) - node.length() / 2;
            line.append(" ".repeat(Math.max(1, at - line.length()))).append(node);
        }
        return line(line);
    }

    private StringBuilder lives() {
        StringBuilder line = new StringBuilder();
        for (int lane = 0; lane < diagram.nodes().size(); lane++) {
            line.append(" ".repeat(column(lane) - line.length())).append(pen.life);
        }
        return line;
    }

    private String row(Arrow arrow) {
        StringBuilder line = lives();
        String time = PacketLine.seconds(arrow.beginNs());
        line.replace(0, Math.min(time.length(), TIME_WIDTH), time);
        int from = column(arrow.from());
        int to = column(arrow.to());
        boolean toRight = from < to;
        int left = Math.min(from, to) + 1;
        int right = Math.max(from, to) - 1;
        if (left > right) {
            return line(line.append("  ").append(arrow.label())); // from a port that leads nowhere
        }
        boolean lost = arrow.isLost();
        // What is lost does not reach the other node.
        int reach = Math.max(2, (right - left) / LOST_SHARE);
        if (lost && toRight) {
            right -= reach;
        } else if (lost) {
            left += reach;
        }
        for (int i = left; i <= right; i++) {
            line.setCharAt(i, pen.line);
        }
        line.setCharAt(toRight ? right : left, lost ? pen.lost : toRight ? pen.right : pen.left);
        String label = fit(arrow.label(), right - left - 1);
        int at = left + 1 + (right - left - 1 - label.length()) / 2;
        line.replace(at, at + label.length(), label);
        return line(line.append("  ").append(note(arrow)));
    }

    private String note(Arrow arrow) {
        Long sentNs = arrow.sentNs();
        Long arrivedNs = arrow.arrivedNs();
        String took = sentNs == null || arrivedNs == null ? "" : "+" + duration(arrivedNs - sentNs);
        String loss = arrow.loss();
        return (took + (arrow.copy() ? " (a copy)" : "") + (loss == null ? "" : " " + pen.lost + " " + loss)).strip();
    }

    private String fit(String label, int room) {
        String blank = " " + label + " ";
        if (blank.length() <= room) {
            return blank;
        }
        return room <= pen.dots.length() ? "" : blank.substring(0, room - pen.dots.length()) + pen.dots;
    }

    private static String line(CharSequence text) {
        return text.toString().stripTrailing() + "\n";
    }

    /** In the unit that fits, with three decimals at most. */
    static String duration(long ns) {
        List<Long> units = List.of(NS_PER_S, NS_PER_MS, NS_PER_US);
        List<String> names = List.of(" s", " ms", " us");
        for (int i = 0; i < units.size(); i++) {
            if (ns >= units.get(i)) {
                long thousandths = ns / (units.get(i) / 1000);
                String fraction = String.valueOf(1000 + thousandths % 1000).substring(1).replaceAll("0+$", "");
                return thousandths / 1000 + (fraction.isEmpty() ? "" : "." + fraction) + names.get(i);
            }
        }
        return ns + " ns";
    }
}
