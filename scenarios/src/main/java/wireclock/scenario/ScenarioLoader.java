package wireclock.scenario;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.language.Fields;
import wireclock.scenario.source.Mark;
import wireclock.scenario.source.Parameters;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.ScenarioException;
import wireclock.scenario.source.SourceFiles;
import wireclock.scenario.source.Spelling;
import wireclock.scenario.source.YamlComposer;
import wireclock.scenario.source.YamlNode;

/**
 * Reads scenarios, in steps that each report all they find: the text, its YAML, the parameters, keys and values, and
 * what they say about each other.
 */
public final class ScenarioLoader {
    private ScenarioLoader() {}

    /**
     * Reads a file.
     *
     * @param settings parameters set from outside, by name
     */
    public static Scenario load(Path file, Map<String, String> settings) throws ScenarioException {
        return load(file, new Overrides(settings, null, null));
    }

    /** Reads a file with things set from outside. */
    public static Scenario load(Path file, Overrides overrides) throws ScenarioException {
        return open(file).scenario(overrides);
    }

    /**
     * Reads a text.
     *
     * @param file what the text is called in messages
     */
    public static Scenario load(String file, String text, Overrides overrides) throws ScenarioException {
        SourceFiles sources = SourceFiles.around(Path.of(file));
        sources.note(Path.of(file), text);
        return open(file, text, sources).scenario(overrides);
    }

    /** Reads once more what was read before, from the texts that were kept of it. */
    public static Scenario load(Origin origin) throws ScenarioException {
        String file = origin.sources().firstEntry().getKey();
        return open(file, SourceFiles.kept(origin.sources())).scenario(origin.overrides());
    }

    /** Reads a file as far as it is the same for all values of its parameters. */
    public static ScenarioDocument open(Path file) throws ScenarioException {
        return open(file.toString(), SourceFiles.around(file));
    }

    /**
     * The same from texts that were kept of it.
     *
     * @param file as the user named it
     * @param sources name to text; no file is touched
     */
    public static ScenarioDocument open(Path file, SequencedMap<String, String> sources) throws ScenarioException {
        return open(file.toString(), SourceFiles.kept(file, sources));
    }

    private static ScenarioDocument open(String file, SourceFiles sources) throws ScenarioException {
        return open(file, sources.read(Path.of(file), new Problems(file)), sources);
    }

    private static ScenarioDocument open(String file, String text, SourceFiles sources) throws ScenarioException {
        Problems problems = new Problems(file);
        YamlNode root = YamlComposer.compose(text, problems);
        if (root == null) {
            throw problems.fatal(Mark.FILE, "the file is empty", "A scenario says at least which 'nodes' there are.");
        }
        if (!(root instanceof YamlNode.Mapping written)) {
            throw problems.fatal(root.mark(), "this is " + root.kind() + ", but a scenario is a map",
                    "Begin with 'nodes:' or 'name:'.");
        }
        problems.throwIfAny();
        YamlNode.Mapping joined = Includes.join(file, written, sources, problems);
        problems.throwIfAny();
        return new ScenarioDocument(file, joined, sources);
    }

    /** Puts the parameters into a document and understands it. */
    static Scenario read(String file, YamlNode.Mapping joined, SourceFiles sources, Overrides overrides)
            throws ScenarioException {
        Problems problems = new Problems(file);
        Map<String, String> params = parameters(joined, overrides.params(), problems);
        YamlNode filled = new Parameters(params, problems).fillIn(withoutParameters(joined));
        problems.throwIfAny();
        Fields fields = problems.allWell(ScenarioKeys.SCENARIO.read(filled, problems));
        return problems.allWell(new ScenarioReader(file, fileName(file), overrides, params, sources, problems)
                .read(fields));
    }

    /**
     * What a text says it shows, read without the files it includes; empty where it says nothing.
     *
     * @param file what the text is called in messages
     */
    public static String description(String file, String text) {
        try {
            YamlNode root = YamlComposer.compose(text, new Problems(file));
            YamlNode.Entry entry = root instanceof YamlNode.Mapping map
                    ? map.entries().get(ScenarioKeys.DESCRIPTION.name()) : null;
            return entry != null && entry.value() instanceof YamlNode.Scalar scalar ? scalar.text().strip() : "";
        } catch (ScenarioException e) {
            return "";
        }
    }

    /** The parameters of the file, each with those before it put in, and what is set from outside laid over them. */
    private static Map<String, String> parameters(YamlNode.Mapping root, Map<String, String> settings,
            Problems problems) {
        Map<String, String> params = new LinkedHashMap<>();
        Parameters sofar = new Parameters(params, problems);
        YamlNode.Entry section = root.entries().get(ScenarioKeys.PARAMS.name());
        if (section != null && section.value() instanceof YamlNode.Mapping map) {
            map.entries().forEach((name, entry) -> {
                String set = settings.get(name);
                YamlNode value = set == null ? sofar.fillIn(entry.value()) : new YamlNode.Scalar(Mark.FILE, set, false);
                params.put(name, value instanceof YamlNode.Scalar scalar ? scalar.text() : "");
            });
            ScenarioKeys.PARAMS.type().read(map, problems);
        } else if (section != null) {
            ScenarioKeys.PARAMS.type().read(section.value(), problems);
        }
        for (String name : settings.keySet()) {
            if (!params.containsKey(name)) {
                problems.report(Mark.FILE, "there is no parameter '" + name + "' to set", params.isEmpty()
                        ? "The scenario has no 'params'."
                        : Spelling.hint(name, params.keySet(), "Its parameters: " + String.join(", ", params.keySet())
                        + "."));
            }
        }
        return params;
    }

    private static YamlNode.Mapping withoutParameters(YamlNode.Mapping root) {
        Map<String, YamlNode.Entry> rest = new LinkedHashMap<>(root.entries());
        rest.remove(ScenarioKeys.PARAMS.name());
        return new YamlNode.Mapping(root.mark(), rest);
    }

    /** A scenario's name from its file's. */
    private static String fileName(String file) {
        @Nullable Path last = Path.of(file).getFileName();
        String name = (last == null ? "" : last.toString()).toLowerCase(Locale.ROOT)
                .replaceFirst("\\.[a-z]+$", "").replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return name.isEmpty() ? "scenario" : name.substring(0, Math.min(64, name.length()));
    }
}
