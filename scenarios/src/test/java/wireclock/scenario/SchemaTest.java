package wireclock.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static wireclock.scenario.Loading.BASE;
import static wireclock.scenario.Loading.changed;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.InputFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an editor says with the schema is what the loader says. */
class SchemaTest {
    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ScenarioSchema.json(), InputFormat.JSON);

    private java.util.List<com.networknt.schema.Error> errors(String yaml) {
        return schema.validate(yaml, InputFormat.YAML);
    }

    @Test
    void goodScenariosAreValid() {
        assertThat(errors(BASE)).isEmpty();
        assertThat(errors(CompleteTest.COMPLETE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            rate: 10 Mbit/s | raet: 10 Mbit/s
            rate: 10 Mbit/s | rate: 10 kg
            rate: 10 Mbit/s | rate: 10
            rate: 10 Mbit/s | rate: -1 Mbit/s
            a: host         | a: hots
            type: tcp       | type: tpc
            , to: b         | ~~
            size: 1 MB      | size: 1 MB, congestion: cubik
            size: 1 MB      | size: 1 MB, port: 70000
            size: 1 MB      | size: 1 MB, sack: 1
            a: host         | a: {kind: switch, address: 10.0.0.1/8}
            nodes:          | noods:
            """)
    void badScenariosAreNot(String what, String by) {
        assertThat(errors(changed(what, by))).isNotEmpty();
        assertThat(Loading.problems(changed(what, by))).isNotEmpty();
    }

    @Test
    void theSchemaIsTheSameTextEveryTime() {
        assertThat(ScenarioSchema.json()).isEqualTo(ScenarioSchema.json()).doesNotContain("\r")
                .startsWith("{\n  \"$schema\" : \"https://json-schema.org/draft/2020-12/schema\",\n");
    }
}
