package wireclock.scenario;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import wireclock.scenario.language.SectionSchema;

/**
 * The scenario format as a JSON Schema, for editors to complete and check with. It knows words, values and units; what
 * makes sense together only the loader knows.
 */
public final class ScenarioSchema {
    private ScenarioSchema() {}

    /** The schema as text, which ends with a line feed. */
    public static String json() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
        return JsonMapper.shared().writer().with(printer).writeValueAsString(SectionSchema.of(ScenarioKeys.SCENARIO,
                "Wireclock scenario")) + "\n";
    }
}
