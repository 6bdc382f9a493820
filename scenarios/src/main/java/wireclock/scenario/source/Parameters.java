package wireclock.scenario.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parameters of a scenario, put in wherever a value says {@code $name} or, inside a longer word,
 * <code>${name}</code>. {@code $$} is a dollar sign; a dollar sign that no letter follows is itself.
 */
public final class Parameters {
    private static final Pattern REFERENCE =
            Pattern.compile("\\$(?:\\$|([A-Za-z_][A-Za-z0-9_]*)|\\{([A-Za-z_][A-Za-z0-9_]*)\\})");

    private final Map<String, String> values;
    private final Problems problems;

    /**
     * @param values name to text, in the order of the file
     */
    public Parameters(Map<String, String> values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    /** The same tree with every parameter put in; one that has no value is a problem at its place. */
    public YamlNode fillIn(YamlNode node) {
        return switch (node) {
            case YamlNode.Scalar scalar -> fillIn(scalar);
            case YamlNode.Sequence list -> {
                List<YamlNode> items = new ArrayList<>(list.items().size());
                list.items().forEach(item -> items.add(fillIn(item)));
                yield new YamlNode.Sequence(list.mark(), items);
            }
            case YamlNode.Mapping map -> {
                Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
                map.entries().forEach((key, entry) ->
                        entries.put(key, new YamlNode.Entry(entry.key(), fillIn(entry.value()))));
                yield new YamlNode.Mapping(map.mark(), entries);
            }
        };
    }

    private YamlNode.Scalar fillIn(YamlNode.Scalar scalar) {
        if (scalar.text().indexOf('$') < 0) {
            return scalar;
        }
        Matcher reference = REFERENCE.matcher(scalar.text());
        String text = reference.replaceAll(match -> Matcher.quoteReplacement(value(match.group(), scalar.mark())));
        return new YamlNode.Scalar(scalar.mark(), text, scalar.plain(), scalar.text());
    }

    private String value(String reference, Mark mark) {
        if (reference.equals("$$")) {
            return "$";
        }
        String name = reference.replaceAll("[${}]", "");
        String value = values.get(name);
        if (value == null) {
            problems.report(mark, "the parameter '" + reference + "' has no value",
                    Spelling.hint(name, values.keySet(), "Write 'params: {" + name + ": …}' or --set " + name + "=…."));
            return reference;
        }
        return value;
    }
}
