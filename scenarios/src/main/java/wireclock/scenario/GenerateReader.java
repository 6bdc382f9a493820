package wireclock.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wireclock.engine.RandomStreams;
import wireclock.scenario.generate.Drawing;
import wireclock.scenario.generate.Generator;
import wireclock.scenario.generate.Generators;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Marked;
import wireclock.scenario.source.Mark;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.YamlNode;

/**
 * Draws the networks that a scenario generates, and lays what it says of their nodes and links by name over them. From
 * here on they are like any others; their place is that of the generator.
 */
final class GenerateReader {
    private final RandomStreams random;
    private final Problems problems;
    private final Map<String, Fields> nodes = new LinkedHashMap<>();
    private final Map<String, Fields> links = new LinkedHashMap<>();

    GenerateReader(List<Fields> given, long seed, Problems problems) {
        this.random = new RandomStreams(seed);
        this.problems = problems;
        given.forEach(this::draw);
    }

    private void draw(Fields given) {
        String type = given.get(GenerateKeys.TYPE);
        Generator generator = Generators.ALL.stream().filter(each -> each.type().equals(type))
                .findFirst().orElseThrow();
        String asked = given.given(GenerateKeys.PREFIX);
        String prefix = asked == null ? "" : asked;
        String kind = given.get(GenerateKeys.inner(generator));
        Mark mark = given.place().mark();
        Drawing drawing = new Drawing(given.place(), prefix, kind.equals("hub") ? kind : kind.substring(0, 1),
                random.stream("generate " + type + " " + prefix), problems);
        try {
            generator.draw(given, drawing);
        } catch (Drawing.TooLargeException e) {
            problems.report(mark, "this network has " + e.getMessage(), "Draw a smaller one.");
            return;
        }
        Fields host = node("host", mark);
        Fields inner = node(kind, mark);
        for (Drawing.Node node : drawing.nodes()) {
            addNode(node, node.host() ? host : inner);
        }
        Map<String, Fields> tiers = new LinkedHashMap<>();
        Fields link = given.nested(GenerateKeys.LINK, LinkKeys.LINK_DEFAULTS);
        generator.tiers().forEach(tier -> tiers.put(tier,
                given.nested(GenerateKeys.tier(tier), LinkKeys.LINK_DEFAULTS).over(link)));
        for (Drawing.Link each : drawing.links()) {
            links.put(each.name(), link(each, mark, tiers.getOrDefault(each.tier(), link)));
        }
    }

    /** The fields that the kind alone makes. */
    private Fields node(String kind, Mark mark) {
        Fields fields = NodeKeys.NODE.read(new YamlNode.Scalar(mark, kind, true), problems);
        if (fields == null) {
            throw new IllegalStateException("no node is a " + kind);
        }
        return fields;
    }

    private void addNode(Drawing.Node node, Fields fields) {
        List<Long> position = node.positionM();
        Fields earlier = nodes.putIfAbsent(node.name(), position == null ? fields
                : fields.with(NodeKeys.POSITION, position));
        if (earlier != null) {
            problems.report(fields.place().mark(), "'" + node.name() + "' is generated for the second time",
                    "The other one is " + earlier.place().mark().where() + ": give one of the networks a 'prefix'.");
        }
    }

    private static Fields link(Drawing.Link link, Mark mark, Fields settings) {
        Fields fields = LinkKeys.LINK.emptyAt(mark).with(LinkKeys.NAME, link.name()).with(LinkKeys.ENDPOINTS,
                List.of(new Marked<>(mark, link.first()), new Marked<>(mark, link.second())));
        Long delayPs = link.delayPs();
        return (delayPs == null ? fields : fields.with(LinkKeys.DELAY, delayPs)).over(settings);
    }

    /** The generated nodes, with what the file says of them, then the file's others. */
    Map<String, Fields> nodesUnder(Map<String, Fields> given) {
        given.forEach((name, fields) -> {
            Fields drawn = nodes.get(name);
            if (drawn != null && !fields.has(NodeKeys.COUNT) && !fields.get(NodeKeys.KIND)
                    .equals(drawn.get(NodeKeys.KIND))) {
                problems.report(fields.place().at(NodeKeys.KIND), "'" + name + "' is generated as a "
                        + NodeKeys.KINDS.write(drawn.get(NodeKeys.KIND)), "It is generated "
                        + drawn.place().mark().where() + ".");
            }
            nodes.put(name, drawn == null || fields.has(NodeKeys.COUNT) ? fields : fields.over(drawn));
        });
        return nodes;
    }

    /** The generated links, with what the file says of them, then the file's others. */
    List<Fields> linksUnder(List<Fields> given) {
        List<Fields> others = new ArrayList<>();
        for (Fields fields : given) {
            String name = name(fields);
            Fields drawn = links.get(name);
            if (drawn == null) {
                others.add(fields);
            } else if (ends(fields).equals(ends(drawn))) {
                links.put(name, fields.over(drawn));
            } else {
                problems.report(fields.place().at(LinkKeys.ENDPOINTS), "'" + name + "' is a generated link from "
                        + String.join(" to ", ends(drawn)), "It is generated " + drawn.place().mark().where()
                        + ": name the same endpoints, or give your link another name.");
            }
        }
        List<Fields> all = new ArrayList<>(links.values());
        all.addAll(others);
        return all;
    }

    private static String name(Fields link) {
        String name = link.given(LinkKeys.NAME);
        return name == null ? String.join("-", ends(link)) : name;
    }

    private static List<String> ends(Fields link) {
        return link.get(LinkKeys.ENDPOINTS).stream().map(end -> end.value().replaceFirst(":.*", "")).toList();
    }
}
