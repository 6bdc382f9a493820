package wireclock.scenario.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pieces of a JSON Schema, whose keywords keep the order they are given in, so that it is the same text every time. */
final class JsonSchema {
    private JsonSchema() {}

    static Map<String, Object> of(String keyword, Object value) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put(keyword, value);
        return schema;
    }

    static Map<String, Object> of(String keyword, Object value, String second, Object secondValue) {
        Map<String, Object> schema = of(keyword, value);
        schema.put(second, secondValue);
        return schema;
    }

    static Map<String, Object> anyOf(Object... schemas) {
        return of("anyOf", List.of(schemas));
    }

    /** A text that a regular expression finds, or one that a parameter is still to be put into. */
    static Map<String, Object> text(String pattern) {
        return of("type", "string", "pattern", pattern + "|\\$");
    }

    /** A value that a parameter stands for. */
    static Map<String, Object> parameter() {
        return of("type", "string", "pattern", "\\$");
    }
}
