package wireclock.scenario;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.Marked;
import wireclock.scenario.source.Mark;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.ScenarioException;
import wireclock.scenario.source.SourceFiles;
import wireclock.scenario.source.YamlComposer;
import wireclock.scenario.source.YamlNode;

/**
 * Joins a scenario with the files that it includes, before anything in them is understood: every place in the joined
 * tree remembers its file.
 *
 * <p>The included files come first, in the order they are named, then the including one. Lists are put one after
 * another; maps are joined, and a name in two of them is an error, but for {@code params} and {@code defaults}, where
 * the later one holds.
 */
final class Includes {
    private static final int MOST_FILES = 32;
    private static final int MOST_LEVELS = 8;

    /** What a file says about running it alone, and not about what it is a part of. */
    private static final List<Key<?>> OWN = List.of(ScenarioKeys.FORMAT, ScenarioKeys.NAME, ScenarioKeys.DESCRIPTION,
            ScenarioKeys.SEED, ScenarioKeys.DURATION, ScenarioKeys.SAMPLE, ScenarioKeys.SWEEP, ScenarioKeys.REPORT,
            ScenarioKeys.INCLUDE);
    private static final Set<String> LATER_HOLDS = Set.of(ScenarioKeys.PARAMS.name(), ScenarioKeys.DEFAULTS.name());

    private final SourceFiles sources;
    private final Problems problems;
    private final Set<Path> included = new HashSet<>();
    private final List<Path> open = new ArrayList<>();

    private Includes(SourceFiles sources, Problems problems) {
        this.sources = sources;
        this.problems = problems;
    }

    /**
     * The tree of a file with everything it includes.
     *
     * @param file the scenario's file, beside which the included ones are looked for
     */
    static YamlNode.Mapping join(String file, YamlNode.Mapping root, SourceFiles sources, Problems problems)
            throws ScenarioException {
        if (!root.entries().containsKey(ScenarioKeys.INCLUDE.name())) {
            return root;
        }
        return new Includes(sources, problems).joined(Path.of(file), root);
    }

    private YamlNode.Mapping joined(Path file, YamlNode.Mapping root) throws ScenarioException {
        Map<String, YamlNode.Entry> all = new LinkedHashMap<>();
        YamlNode.Entry include = root.entries().get(ScenarioKeys.INCLUDE.name());
        List<Marked<String>> wanted = include == null ? null
                : ScenarioKeys.INCLUDE.type().read(include.value(), problems);
        open.add(file.toAbsolutePath().normalize());
        for (Marked<String> each : wanted == null ? List.<Marked<String>>of() : wanted) {
            YamlNode.Mapping part = part(file, each);
            OWN.forEach(key -> part.entries().remove(key.name()));
            lay(part, all);
        }
        open.removeLast();
        Map<String, YamlNode.Entry> own = new LinkedHashMap<>(root.entries());
        own.remove(ScenarioKeys.INCLUDE.name());
        lay(new YamlNode.Mapping(root.mark(), own), all);
        return new YamlNode.Mapping(root.mark(), all);
    }

    private YamlNode.Mapping part(Path from, Marked<String> wanted) throws ScenarioException {
        Path file = resolve(from, wanted);
        Path whole = file.toAbsolutePath().normalize();
        if (open.contains(whole)) {
            throw problems.fatal(wanted.mark(), "'" + wanted.value() + "' includes itself"
                    + (open.getLast().equals(whole) ? "" : " through other files"), "Files are included in a tree.");
        }
        if (!included.add(whole)) {
            throw problems.fatal(wanted.mark(), "'" + wanted.value() + "' is included for the second time",
                    "Its nodes would be there twice: include it once.");
        }
        if (included.size() > MOST_FILES) {
            throw problems.fatal(wanted.mark(), "more than " + MOST_FILES + " files are included", "");
        }
        if (open.size() > MOST_LEVELS) {
            throw problems.fatal(wanted.mark(), "files include each other more than " + MOST_LEVELS + " levels deep",
                    "");
        }
        return joined(file, tree(file, wanted.mark()));
    }

    private Path resolve(Path from, Marked<String> wanted) throws ScenarioException {
        try {
            Path path = Path.of(wanted.value());
            if (path.isAbsolute()) {
                throw problems.fatal(wanted.mark(), "'" + wanted.value() + "' is not a relative path",
                        "A scenario and its parts move together: name the file as seen from this one.");
            }
            return from.resolveSibling(path).normalize();
        } catch (InvalidPathException e) {
            throw problems.fatal(wanted.mark(), "'" + wanted.value() + "' is not a path", "");
        }
    }

    /** Reads a file; what is wrong with it as a text is reported under its own name. */
    private YamlNode.Mapping tree(Path file, Mark mark) throws ScenarioException {
        String name = file.toString();
        Problems own = new Problems(name);
        @Nullable YamlNode root;
        try {
            root = YamlComposer.compose(sources.read(file, own), name, own);
        } catch (ScenarioException e) {
            boolean unread = e.problems().getFirst().line() == 0;
            throw unread ? problems.fatal(mark, "'" + name + "' cannot be included: "
                    + e.problems().getFirst().message(), e.problems().getFirst().hint()) : e;
        }
        own.throwIfAny();
        if (!(root instanceof YamlNode.Mapping map)) {
            throw problems.fatal(mark, "'" + name + "' cannot be included: it is " + (root == null ? "empty"
                    : root.kind()), "An included file is a map with 'nodes:', 'links:' and so on.");
        }
        YamlNode.Entry format = map.entries().get(ScenarioKeys.FORMAT.name());
        if (format != null) {
            ScenarioKeys.FORMAT.type().read(format.value(), problems);
        }
        return map;
    }

    /** Lays a file's entries over those before it. */
    private void lay(YamlNode.Mapping top, Map<String, YamlNode.Entry> all) {
        top.entries().forEach((key, entry) -> {
            YamlNode.Entry below = all.get(key);
            all.put(key, below == null ? entry : new YamlNode.Entry(entry.key(), joined(key, below.value(),
                    entry.value())));
        });
    }

    private YamlNode joined(String key, YamlNode below, YamlNode top) {
        if (key.equals(ScenarioKeys.GENERATE.name()) || key.equals(ScenarioKeys.CAPTURE.name())
                || below instanceof YamlNode.Sequence && top instanceof YamlNode.Sequence) {
            List<YamlNode> items = new ArrayList<>(items(below));
            items.addAll(items(top));
            return new YamlNode.Sequence(top.mark(), items);
        }
        if (below instanceof YamlNode.Mapping first && top instanceof YamlNode.Mapping second) {
            return LATER_HOLDS.contains(key) ? over(first, second) : union(key, first, second);
        }
        return top;
    }

    private static List<YamlNode> items(YamlNode node) {
        return node instanceof YamlNode.Sequence list ? list.items() : List.of(node);
    }

    private static YamlNode.Mapping over(YamlNode.Mapping below, YamlNode.Mapping top) {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>(below.entries());
        top.entries().forEach((key, entry) -> {
            YamlNode.Entry earlier = entries.get(key);
            if (earlier != null && earlier.value() instanceof YamlNode.Mapping first
                    && entry.value() instanceof YamlNode.Mapping second) {
                entries.put(key, new YamlNode.Entry(entry.key(), over(first, second)));
            } else {
                entries.put(key, entry);
            }
        });
        return new YamlNode.Mapping(top.mark(), entries);
    }

    private YamlNode.Mapping union(String key, YamlNode.Mapping below, YamlNode.Mapping top) {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>(below.entries());
        top.entries().forEach((name, entry) -> {
            YamlNode.Entry earlier = entries.putIfAbsent(name, entry);
            if (earlier != null) {
                problems.report(entry.key().mark(), "'" + name + "' stands under '" + key + "' for the second time",
                        "The other one is " + earlier.key().mark().where() + ".");
            }
        });
        return new YamlNode.Mapping(top.mark(), entries);
    }
}
