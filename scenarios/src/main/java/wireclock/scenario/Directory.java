package wireclock.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.source.Mark;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.Spelling;

/** The nodes by name: tells which ones a name or a pattern means, or what is wrong with it. */
final class Directory {
    private static final int LISTED = 12;
    /** The same word before both numbers. */
    private static final Pattern RANGE = Pattern.compile("(.*?)([0-9]{1,7})\\.\\.\\1([0-9]{1,7})");

    private final Map<String, NodeSpec> nodes = new LinkedHashMap<>();
    private final Map<String, Long> groups;
    private final Problems problems;

    /**
     * @param groups names that a {@code count} stands by, with the count: they are not names of nodes
     */
    Directory(List<NodeSpec> nodes, Map<String, Long> groups, Problems problems) {
        nodes.forEach(node -> this.nodes.put(node.name(), node));
        this.groups = groups;
        this.problems = problems;
    }

    static boolean isPattern(String name) {
        return name.indexOf('*') >= 0 || name.contains("..");
    }

    @Nullable NodeSpec find(String name) {
        return nodes.get(name);
    }

    Collection<String> names() {
        return nodes.keySet();
    }

    /** The nodes that a name or a pattern means; none after reporting that there are none. */
    List<NodeSpec> resolve(String name, Mark mark) {
        List<NodeSpec> found = new ArrayList<>();
        if (name.contains("..")) {
            return range(name, mark);
        }
        if (isPattern(name)) {
            Pattern pattern = Pattern.compile(name.chars().mapToObj(c -> c == '*' ? ".*" : Pattern.quote((char) c + ""))
                    .collect(Collectors.joining()));
            nodes.values().stream().filter(node -> pattern.matcher(node.name()).matches()).forEach(found::add);
        } else {
            NodeSpec node = nodes.get(name);
            if (node != null) {
                found.add(node);
            }
        }
        if (found.isEmpty()) {
            problems.report(mark, "there is no node '" + name + "'", hint(name));
        }
        return found;
    }

    /** The nodes of {@code pc1..pc8}, by number. */
    private List<NodeSpec> range(String name, Mark mark) {
        List<NodeSpec> found = new ArrayList<>();
        Matcher ends = RANGE.matcher(name);
        if (!ends.matches()) {
            problems.report(mark, "'" + name + "' is not a range of nodes",
                    "Write it as pc1..pc8, from the lower number.");
            return found;
        }
        int to = Integer.parseInt(ends.group(3));
        for (int number = Integer.parseInt(ends.group(2)); number <= to; number++) {
            NodeSpec node = nodes.get(ends.group(1) + number);
            if (node == null) {
                problems.report(mark, "there is no node '" + ends.group(1) + number + "' of the range '" + name + "'",
                        hint(ends.group(1) + number));
                return List.of();
            }
            found.add(node);
        }
        if (found.isEmpty()) {
            problems.report(mark, "the range '" + name + "' is empty", "Begin with the lower number.");
        }
        return found;
    }

    private String hint(String name) {
        Long count = groups.get(name);
        if (count != null) {
            return "'" + name + "' stands for " + name + "1 to " + name + count + ": write '" + name
                    + "*' for all of them.";
        }
        List<String> some = nodes.keySet().stream().limit(LISTED).toList();
        return Spelling.hint(name, nodes.keySet(), "Nodes: " + String.join(", ", some) + (some.size() < nodes.size()
                ? " …" : ".")).strip();
    }
}
