package wireclock.scenario.imported;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.source.Mark;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.ScenarioException;

/**
 * Reads a network from GraphML (Brandes et al. 2001), as the Internet Topology Zoo writes it.
 *
 * <p>A document type is refused, so there are no entities to expand and nothing outside the file to fetch.
 */
final class GraphmlReader {
    private final XMLStreamReader xml;
    private final Problems problems;
    private final ImportedNetwork network = new ImportedNetwork();
    /** Names of attributes by the file's identifiers for them. */
    private final Map<String, String> names = new HashMap<>();
    /** Edges wait for the end of the file: their nodes may come after them. */
    private final List<Edge> edges = new ArrayList<>();
    private boolean graphs;

    private record Edge(Mark mark, String source, String target, Map<String, String> attributes) {}

    private GraphmlReader(XMLStreamReader xml, Problems problems) {
        this.xml = xml;
        this.problems = problems;
    }

    static ImportedNetwork read(String text, Problems problems) throws ScenarioException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            return new GraphmlReader(factory.createXMLStreamReader(new StringReader(text)), problems).network();
        } catch (XMLStreamException e) {
            Mark mark = e.getLocation() == null || e.getLocation().getLineNumber() < 1 ? Mark.FILE
                    : new Mark(e.getLocation().getLineNumber(), Math.max(1, e.getLocation().getColumnNumber()));
            String message = String.valueOf(e.getMessage()).replaceFirst("(?s).*Message: ", "").strip();
            throw problems.fatal(mark, "not valid XML: " + message.replaceFirst("\\.$", ""), "");
        }
    }

    private ImportedNetwork network() throws XMLStreamException, ScenarioException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD -> throw problems.fatal(here(), "a document type is not read",
                        "Remove the DOCTYPE: GraphML needs none.");
                case XMLStreamConstants.ENTITY_REFERENCE -> throw problems.fatal(here(),
                        "the entity '" + xml.getLocalName() + "' is not known", "");
                case XMLStreamConstants.START_ELEMENT -> begin(xml.getLocalName());
                default -> { }
            }
        }
        if (!graphs) {
            throw problems.fatal(Mark.FILE, "there is no <graph> in this file", "Is it GraphML?");
        }
        for (Edge edge : edges) {
            for (String end : List.of(edge.source(), edge.target())) {
                if (!network.nodes.containsKey(end)) {
                    throw problems.fatal(edge.mark(), "there is no node with the id '" + end + "'", "");
                }
            }
            network.links.add(Attributes.link(edge.source(), edge.target(), edge.attributes(), network));
        }
        return network;
    }

    private void begin(String element) throws XMLStreamException, ScenarioException {
        Mark mark = here();
        switch (element) {
            case "key" -> names.put(required("id"), attribute("attr.name", required("id")).toLowerCase(Locale.ROOT));
            case "graph" -> graphs = true;
            case "data" -> {
                String name = names.getOrDefault(attribute("key", ""), "");
                String value = content();
                network.title = List.of("network", "label", "name").contains(name) && network.title.isEmpty() ? value
                        : network.title;
            }
            case "node" -> node(mark);
            case "edge" -> {
                String source = required("source");
                String target = required("target");
                edges.add(new Edge(mark, source, target, data()));
            }
            case "hyperedge" -> throw problems.fatal(mark, "a hyperedge is not a link",
                    "Draw it as a node with edges.");
            default -> { }
        }
    }

    private void node(Mark mark) throws XMLStreamException, ScenarioException {
        String id = required("id");
        if (network.nodes.putIfAbsent(id, Attributes.node(id, data())) != null) {
            throw problems.fatal(mark, "there are two nodes with the id '" + id + "'", "");
        }
    }

    /** Reads a node or an edge to its end, and gives what its data elements say by name. */
    private Map<String, String> data() throws XMLStreamException, ScenarioException {
        String element = xml.getLocalName();
        Map<String, String> attributes = new HashMap<>();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "data" -> {
                        String name = names.get(attribute("key", ""));
                        String value = content();
                        if (name != null) {
                            attributes.putIfAbsent(name, value);
                        }
                    }
                    case "port", "desc" -> content();
                    default -> throw problems.fatal(here(), "<" + xml.getLocalName() + "> within <" + element
                            + "> is not read", "A network is one flat graph.");
                }
            }
        }
        return attributes;
    }

    /** The text of the open element, and of all within it, which tools of drawing programs fill with shapes. */
    private String content() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int open = 1;
        while (open > 0 && xml.hasNext()) {
            int event = xml.next();
            open += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(xml.getText());
            }
        }
        return text.toString().strip();
    }

    private String attribute(String name, String otherwise) {
        @Nullable String value = xml.getAttributeValue(null, name);
        return value == null ? otherwise : value;
    }

    private String required(String name) throws ScenarioException {
        @Nullable String value = xml.getAttributeValue(null, name);
        if (value == null) {
            throw problems.fatal(here(), "<" + xml.getLocalName() + "> has no '" + name + "'", "");
        }
        return value;
    }

    private Mark here() {
        return new Mark(Math.max(1, xml.getLocation().getLineNumber()),
                Math.max(1, xml.getLocation().getColumnNumber()));
    }
}
