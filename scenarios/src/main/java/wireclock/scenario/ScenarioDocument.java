package wireclock.scenario;

import java.util.LinkedHashMap;
import java.util.Map;
import wireclock.scenario.source.ScenarioException;
import wireclock.scenario.source.SourceFiles;
import wireclock.scenario.source.YamlNode;

/** A scenario's file with all that it includes, read once: scenarios are made of it by giving its parameters values. */
public final class ScenarioDocument {
    private final String file;
    private final YamlNode.Mapping joined;
    private final YamlNode.Mapping withoutSweep;
    private final SourceFiles sources;

    /**
     * @param file the file as the user named it, for messages
     * @param joined its tree with the files that it includes
     * @param sources what has been read for it
     */
    ScenarioDocument(String file, YamlNode.Mapping joined, SourceFiles sources) {
        this.file = file;
        this.joined = joined;
        this.sources = sources;
        Map<String, YamlNode.Entry> rest = new LinkedHashMap<>(joined.entries());
        rest.remove(ScenarioKeys.SWEEP.name());
        rest.remove(ScenarioKeys.REPORT.name());
        this.withoutSweep = new YamlNode.Mapping(joined.mark(), rest);
    }

    /** The scenario with some things set from outside. */
    public Scenario scenario(Overrides overrides) throws ScenarioException {
        return ScenarioLoader.read(file, joined, sources.fork(), overrides);
    }

    /** The same without its sweep: the scenario of one run. */
    public Scenario ofOneRun(Overrides overrides) throws ScenarioException {
        return ScenarioLoader.read(file, withoutSweep, sources.fork(), overrides);
    }

    /**
     * What the file says that runs and figures depend on, whatever its comments, blank lines and quotes: two that differ
     * in more than what is shown of their results differ in this.
     */
    public String content() {
        Map<String, YamlNode.Entry> rest = new LinkedHashMap<>(joined.entries());
        rest.remove(ScenarioKeys.DESCRIPTION.name());
        rest.remove(ScenarioKeys.REPORT.name());
        StringBuilder text = new StringBuilder();
        append(new YamlNode.Mapping(joined.mark(), rest), text);
        return text.toString();
    }

    private static void append(YamlNode node, StringBuilder text) {
        switch (node) {
            case YamlNode.Scalar scalar -> text.append(scalar.text().length()).append(':').append(scalar.text());
            case YamlNode.Sequence list -> {
                text.append('[');
                list.items().forEach(item -> append(item, text));
                text.append(']');
            }
            case YamlNode.Mapping map -> {
                text.append('{');
                map.entries().values().forEach(entry -> {
                    append(entry.key(), text);
                    append(entry.value(), text);
                });
                text.append('}');
            }
        }
    }
}
