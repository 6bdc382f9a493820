package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dictionary beside the tables of a run. */
class ResultSchemaTest {
    @TempDir
    Path folder;

    @Test
    void saysUnitAndMeaning() throws Exception {
        Runs.run("""
                params: {loss: 0 %, "rate": 10 Mbit/s}
                nodes: {a: host, b: host}
                links: [{name: wire, endpoints: [a, b], rate: $rate, loss: $loss}]
                traffic:
                  - {name: bulk, type: tcp, from: a, to: b, size: 10 kB}
                  - {name: call, type: udp, from: a, to: b, rate: 64 kbit/s, packet: 160 B, stop: 1 s}
                  - {name: taught, type: arq, protocol: go-back-n, from: a, to: b, size: 10 kB}
                faults: [{at: 100 ms, for: 10 ms, link: wire, set: down}]
                assert: [bulk.completed]
                """, folder.resolve("all"));
        ResultSchemas.verify(folder.resolve("all"));
        JsonNode schema = JsonMapper.shared().readTree(Files.readString(folder.resolve("all/schema.json")));
        assertThat(schema.get("files").valueStream().map(file -> file.get("file").asString())).startsWith("flows.csv",
                "udp.csv", "arq.csv", "limits.csv", "links.csv", "series.csv", "faults.csv", "assertions.csv",
                "tables/interfaces.csv");
        JsonNode flows = schema.at("/files/0/columns");
        assertThat(flows.valueStream().map(column -> column.get("name").asString()))
                .containsSubsequence("seed", "param_loss", "param_rate", "start_s");
        JsonNode goodput = flows.valueStream().filter(column -> column.get("name").asString().equals("goodput_bit_s"))
                .findFirst().orElseThrow();
        assertThat(goodput.get("unit").asString()).isEqualTo("bit/s");
        assertThat(flows.get(0).get("unit").isNull()).isTrue();
        assertThat(schema.at("/files/5/metrics").valueStream().map(metric -> metric.get("name").asString()))
                .contains("goodput", "cwnd", "queue");
    }

    @Test
    void saysNothingOfWhatIsNotThere() throws Exception {
        Runs.run("""
                nodes: {a: host, b: host}
                links: [{endpoints: [a, b]}]
                traffic: [{name: echo, type: ping, from: a, to: b, count: 1}]
                """, folder.resolve("ping"));
        ResultSchemas.verify(folder.resolve("ping"));
        assertThat(folder.resolve("ping/schema.json")).content().doesNotContain("udp.csv\"", "faults.csv", "param_");
    }
}
