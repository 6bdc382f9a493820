package wireclock.reports.diagram;

import wireclock.reports.packets.PacketLine;

/** Writes a sequence diagram in the language of Mermaid, for documents that are rendered elsewhere. */
public final class MermaidDiagram {
    private MermaidDiagram() {}

    /** The lines, each ended by a line feed. */
    public static String render(SequenceDiagram diagram) {
        StringBuilder out = new StringBuilder("sequenceDiagram\n");
        for (int lane = 0; lane < diagram.nodes().size(); lane++) {
            out.append("    participant n").append(lane).append(" as ").append(escape(diagram.nodes().get(lane)))
                    .append('\n');
        }
        for (Arrow arrow : diagram.arrows()) {
            String loss = arrow.loss();
            out.append("    n").append(arrow.from()).append(loss == null ? "->>" : "-x").append('n').append(arrow.to())
                    .append(": ").append(PacketLine.seconds(arrow.beginNs())).append(' ').append(escape(arrow.label()))
                    .append(loss == null ? "" : " (" + escape(loss) + ")").append('\n');
        }
        if (diagram.omitted() > 0) {
            out.append("    Note over n0: and ").append(diagram.omitted()).append(" more\n");
        }
        return out.toString();
    }

    /** What would end a text or begin something else, as Mermaid writes characters by their numbers. */
    private static String escape(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '#' || c == ';' || c == '<' || c == '>' || c == '&' || c == '"' || c == '%' || c < ' ') {
                out.append('#').append((int) c).append(';');
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
