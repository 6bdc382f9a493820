package wireclock.scenario.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Composes the YAML 1.2 text of one document into a tree of {@link YamlNode}, within bounds that no honest scenario
 * meets: {@value #MAX_DEPTH} levels, {@value #MAX_ALIASED_NODES} nodes that come from aliases.
 *
 * <p>The parser's events are composed here and not by the library, for exact places of keys, duplicate keys as errors
 * at the second key, and a bound on what aliases unfold to before it is unfolded.
 */
public final class YamlComposer {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_ALIASED_NODES = 100_000;

    private final String source;
    private final Problems problems;
    private final Iterator<Event> events;
    private final Map<String, Anchored> anchors = new HashMap<>();
    /** Where the last event began: the place of an error for which the parser has none. */
    private Mark last;
    private int nodes;
    private int aliasedNodes;

    private YamlComposer(String text, String source, Problems problems) {
        this.source = source;
        this.last = new Mark(source, 1, 1);
        this.problems = problems;
        LoadSettings settings = LoadSettings.builder().setCodePointLimit(SourceFile.MAX_BYTES).build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /** An anchored node with the number of nodes in it. */
    private record Anchored(YamlNode node, int size) {}

    /** The document's root, or null where the text holds nothing but blanks and comments. */
    public static @Nullable YamlNode compose(String text, Problems problems) throws ScenarioException {
        return compose(text, "", problems);
    }

    /**
     * The same of an included file.
     *
     * @param source the file's name, which all places in the tree carry; empty for the scenario's own
     */
    public static @Nullable YamlNode compose(String text, String source, Problems problems) throws ScenarioException {
        refuseHalfCharacters(text, problems);
        YamlComposer composer = new YamlComposer(text, source, problems);
        try {
            return composer.document();
        } catch (YamlEngineException e) {
            throw YamlSyntax.explain(e, text, composer.last, problems);
        }
    }

    /** Half a surrogate pair, which no UTF-8 decodes to, but a text from elsewhere may hold: the parser trips over it. */
    private static void refuseHalfCharacters(String text, Problems problems) throws ScenarioException {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
                throw problems.fatal(Mark.ofOffset(text, i),
                        String.format(Locale.ROOT, "not a character of a text: U+%04X", character), "");
            }
        }
    }

    private @Nullable YamlNode document() throws ScenarioException {
        YamlNode root = null;
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof NodeEvent node) {
                if (root != null) {
                    throw problems.fatal(mark(event), "a second document begins here",
                            "A scenario file holds one document.");
                }
                root = node(node, 0);
            }
        }
        return root;
    }

    private YamlNode node(NodeEvent event, int depth) throws ScenarioException {
        Mark mark = mark(event);
        if (event instanceof AliasEvent alias) {
            return alias(alias, mark);
        }
        if (depth > MAX_DEPTH) {
            throw problems.fatal(mark, "nested more than " + MAX_DEPTH + " levels deep", "");
        }
        int before = nodes++;
        YamlNode node = switch (event) {
            case ScalarEvent scalar -> scalar(scalar, mark);
            case CollectionStartEvent start when start.getEventId() == Event.ID.MappingStart -> mapping(start, mark,
                    depth);
            case CollectionStartEvent start -> sequence(start, mark, depth);
            default -> throw new IllegalStateException("no node begins with " + event);
        };
        Optional<String> anchor = event.getAnchor().map(Object::toString);
        if (anchor.isPresent()) {
            anchors.put(anchor.get(), new Anchored(node, nodes - before));
        }
        return node;
    }

    private YamlNode alias(AliasEvent event, Mark mark) throws ScenarioException {
        Anchored anchored = anchors.get(event.getAlias().toString());
        if (anchored == null) {
            throw problems.fatal(mark, "the alias '*" + event.getAlias() + "' has no anchor '&" + event.getAlias()
                    + "' before it", "");
        }
        if (anchored.size > MAX_ALIASED_NODES - aliasedNodes) {
            throw problems.fatal(mark, "aliases unfold to more than " + MAX_ALIASED_NODES + " values", "");
        }
        aliasedNodes += anchored.size;
        nodes += anchored.size;
        return anchored.node;
    }

    private YamlNode.Scalar scalar(ScalarEvent event, Mark mark) throws ScenarioException {
        refuseTag(event.getTag(), mark);
        return new YamlNode.Scalar(mark, event.getValue(), event.isPlain());
    }

    private YamlNode.Sequence sequence(CollectionStartEvent start, Mark mark, int depth) throws ScenarioException {
        refuseTag(start.getTag(), mark);
        List<YamlNode> items = new ArrayList<>();
        while (events.next() instanceof NodeEvent item) {
            items.add(node(item, depth + 1));
        }
        return new YamlNode.Sequence(mark, items);
    }

    private YamlNode.Mapping mapping(CollectionStartEvent start, Mark mark, int depth) throws ScenarioException {
        refuseTag(start.getTag(), mark);
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        while (events.next() instanceof NodeEvent keyEvent) {
            if (!(node(keyEvent, depth + 1) instanceof YamlNode.Scalar key)) {
                throw problems.fatal(mark(keyEvent), "a key is a single word, not a list or a map", "");
            }
            YamlNode value = node((NodeEvent) events.next(), depth + 1);
            YamlNode.Entry earlier = entries.putIfAbsent(key.text(), new YamlNode.Entry(key, value));
            if (earlier != null) {
                problems.report(mark(keyEvent), "the key '" + key.text() + "' stands here for the second time",
                        "It is already " + earlier.key().mark().where() + ".");
            }
        }
        return new YamlNode.Mapping(mark, entries);
    }

    /** Tags name types of a program; a scenario needs none. "!" alone only says "not null" and does no harm. */
    private void refuseTag(Optional<String> tag, Mark mark) throws ScenarioException {
        if (tag.isPresent() && !tag.get().equals("!")) {
            throw problems.fatal(mark, "a tag has no meaning in a scenario: " + tag.get(), "Remove it.");
        }
    }

    private Mark mark(Event event) {
        last = event.getStartMark().map(mark -> YamlSyntax.mark(source, mark)).orElse(last);
        return last;
    }
}
