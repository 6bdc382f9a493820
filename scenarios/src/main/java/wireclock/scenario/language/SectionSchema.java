package wireclock.scenario.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a JSON Schema (draft 2020-12) of a section and all sections within it. */
public final class SectionSchema {
    private SectionSchema() {}

    /** The sections that are reached from one, that one first, each once, in the order of the keys. */
    public static List<Section> reachable(Section root) {
        Map<String, Section> found = new LinkedHashMap<>();
        collect(root, found);
        return new ArrayList<>(found.values());
    }

    private static void collect(Section section, Map<String, Section> found) {
        if (found.putIfAbsent(section.anchor(), section) == null) {
            for (Key<?> key : section.keys()) {
                key.type().sections().forEach(each -> collect(each, found));
            }
        }
    }

    /** The schema of a document that is such a section, with all others under {@code $defs}. */
    public static Map<String, Object> of(Section root, String title) {
        Map<String, Object> schema = JsonSchema.of("$schema", "https://json-schema.org/draft/2020-12/schema", "title",
                title);
        schema.putAll(object(root));
        Map<String, Object> definitions = new LinkedHashMap<>();
        for (Section section : reachable(root)) {
            if (section != root) {
                definitions.put(section.anchor(), object(section));
            }
        }
        schema.put("$defs", definitions);
        return schema;
    }

    private static Map<String, Object> object(Section section) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Key<?> key : section.keys()) {
            Map<String, Object> property = new LinkedHashMap<>();
            property.put("description", description(key));
            property.putAll(key.type().schema());
            properties.put(key.name(), property);
            if (key.required()) {
                required.add(key.name());
            }
        }
        Map<String, Object> schema = JsonSchema.of("description", section.meaning(), "type", "object");
        schema.put("additionalProperties", false);
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    private static String description(Key<?> key) {
        String otherwise = key.fallbackText().isEmpty() ? "" : " Default: " + key.fallbackText() + ".";
        return (key.meaning() + otherwise).replace("`", "");
    }
}
