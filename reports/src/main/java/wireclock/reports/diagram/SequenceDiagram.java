package wireclock.reports.diagram;

import java.util.List;

/**
 * A sequence diagram, apart from how it is drawn.
 *
 * @param title what it shows
 * @param nodes a line each, from left to right, neighbours beside each other where that can be
 * @param arrows in the order in which they begin
 * @param omitted how many more arrows there would have been
 */
public record SequenceDiagram(String title, List<String> nodes, List<Arrow> arrows, long omitted) {
    public SequenceDiagram {
        nodes = List.copyOf(nodes);
        arrows = List.copyOf(arrows);
    }
}
