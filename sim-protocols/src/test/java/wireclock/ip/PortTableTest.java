package wireclock.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PortTableTest {
    private final PortTable<String> table = new PortTable<>();

    @Test
    void keepsOwnersApart() {
        table.put(0, "first");
        table.put(255, "end of page");
        table.put(256, "next page");
        table.put(65_535, "last");

        assertThat(table.get(0)).isEqualTo("first");
        assertThat(table.get(255)).isEqualTo("end of page");
        assertThat(table.get(256)).isEqualTo("next page");
        assertThat(table.get(65_535)).isEqualTo("last");
        assertThat(table.get(1)).isNull();
        assertThat(table.get(40_000)).isNull();
        table.put(255, null);
        assertThat(table.get(255)).isNull();
    }

    @Test
    void givesOutEphemeralNumbersInTurnUntilNoneIsLeft() {
        table.put(49_153, "taken");
        assertThat(table.nextEphemeral()).isEqualTo(49_152);
        assertThat(table.nextEphemeral()).isEqualTo(49_154);
        for (int port = 49_152; port <= 65_535; port++) {
            table.put(port, "taken");
        }
        table.put(49_152, null);
        assertThat(table.nextEphemeral()).isEqualTo(49_152);
        table.put(49_152, "taken");
        assertThatThrownBy(table::nextEphemeral).isInstanceOf(IllegalStateException.class);
    }
}
