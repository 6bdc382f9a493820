package wireclock.scenario;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import wireclock.scenario.language.Dimension;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.Section;
import wireclock.scenario.language.SectionSchema;

/** The reference of the scenario format in Markdown, made of the tables that scenarios are read with. */
public final class ScenarioReference {
    private static final String HEAD = """
            # The scenario format

            This page is generated from the tables that scenarios are read with: `wireclock schema` says the same to
            editors, and a test fails when the page is out of date.

            A scenario is one YAML 1.2 document. A key that is not on this page is an error, and so is a value without
            its unit. Aliases are followed within limits, tags are not, and a file is at most 4 MiB.

            ## Values

            | value | is written |
            |---|---|
            """;
    private static final String VALUES = """
            | number | a whole number without a unit |
            | name | letters, digits, `-` and `_` |
            | `true` or `false` | as it is |

            The blank between number and unit is optional; decimal fractions are exact. A time is rounded to whole
            picoseconds; sizes and rates must come out whole.

            `$name` in any value is replaced by the parameter of that name from `params`, also within a longer text,
            where `${name}` marks its end (in quotes, since YAML has a meaning for braces). `$$` is a dollar sign.
            `--set name=value` sets a parameter from the command line.

            Where nodes are named, `*` stands for any characters: `pc*` is every node whose name begins with pc.
            """;

    private ScenarioReference() {}

    /** The page. */
    public static String markdown() {
        StringBuilder page = new StringBuilder(HEAD);
        for (Dimension dimension : Dimension.all()) {
            page.append("| ").append(dimension.name()).append(" | such as ").append(dimension.examples())
                    .append("; units: ").append(code(dimension.units()));
            if (!dimension.otherSpellings().isEmpty()) {
                page.append("; also read: ").append(code(dimension.otherSpellings()));
            }
            page.append(" |\n");
        }
        page.append(VALUES);
        List<Section> sections = SectionSchema.reachable(ScenarioKeys.SCENARIO);
        for (Section section : sections) {
            append(section, sections, page);
        }
        return page.toString();
    }

    private static String code(Iterable<String> words) {
        return "`" + String.join("`, `", words) + "`";
    }

    private static void append(Section section, List<Section> sections, StringBuilder page) {
        String name = section.name();
        page.append("\n## ").append(Character.toUpperCase(name.charAt(0))).append(name.substring(1)).append("\n\n")
                .append(section.meaning()).append("\n\n");
        Optional<Section> whole = sections.stream().filter(section::isPartOf)
                .min(Comparator.comparingInt(larger -> larger.keys().size()));
        if (whole.isPresent()) {
            page.append("Keys, as of [").append(whole.get().name()).append("](#").append(whole.get().anchor())
                    .append("): ").append(code(section.keys().stream().map(Key::name).toList())).append(".\n");
            return;
        }
        page.append("| key | value | default | meaning |\n|---|---|---|---|\n");
        for (Key<?> key : section.keys()) {
            String otherwise = key.required() ? "(needed)" : key.fallbackText();
            page.append("| `").append(key.name()).append("` | ")
                    .append(String.join(" | ", List.of(key.type().label(), otherwise, key.meaning()))).append(" |\n");
        }
    }
}
