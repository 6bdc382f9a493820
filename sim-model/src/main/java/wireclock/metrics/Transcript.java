package wireclock.metrics;

import java.util.List;

/**
 * What a program of the name of a flow's type would have printed: a ping, a traceroute.
 *
 * @param program as the flow's type: ping, traceroute
 * @param flow its name
 * @param lines all of it, without line feeds
 * @param result how many of the last lines tell the result: what the terminal shows
 */
public record Transcript(String program, String flow, List<String> lines, int result) {
    public Transcript {
        lines = List.copyOf(lines);
    }

    /** The lines that tell the result. */
    public List<String> resultLines() {
        return lines.subList(lines.size() - result, lines.size());
    }
}
