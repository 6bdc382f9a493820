package wireclock.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStream;

class MacTableTest {
    @Test
    void remembersThePortHeardLastUntilTooOld() {
        MacTable table = new MacTable(300, 10, Overflow.FLOOD, new BridgeStats());
        table.learn(7, 1, 0);
        assertThat(table.portOf(7, 299)).isEqualTo(1);
        assertThat(table.portOf(7, 300)).isEqualTo(MacTable.UNKNOWN);
        assertThat(table.portOf(8, 0)).isEqualTo(MacTable.UNKNOWN);
        assertThat(table.portOf(0, 0)).isEqualTo(MacTable.UNKNOWN);

        table.learn(7, 2, 200);
        assertThat(table.portOf(7, 499)).isEqualTo(2);
        assertThat(table.entries(250)).containsExactly(new MacTableEntry(0, 7, 2, 50));
        assertThat(table.entries(500)).isEmpty();
    }

    @Test
    void aFullTableLearnsNobodyUntilSomebodyIsTooOld() {
        MacTable table = new MacTable(300, 2, Overflow.FLOOD, new BridgeStats());
        table.learn(1, 1, 0);
        table.learn(2, 2, 10);
        table.learn(3, 3, 20);
        assertThat(table.portOf(3, 20)).isEqualTo(MacTable.UNKNOWN);
        table.learn(2, 5, 30);
        assertThat(table.portOf(2, 30)).as("stations that it knows may still move").isEqualTo(5);

        table.learn(3, 3, 299);
        assertThat(table.portOf(3, 299)).isEqualTo(MacTable.UNKNOWN);
        table.learn(3, 3, 300);
        assertThat(table.portOf(3, 300)).isEqualTo(3);
        assertThat(table.portOf(2, 300)).isEqualTo(5);
        assertThat(table.portOf(1, 300)).isEqualTo(MacTable.UNKNOWN);
    }

    @Test
    void agreesWithAMap() {
        for (int seed = 1; seed <= 20; seed++) {
            RandomStream random = new RandomStream(seed, "stations");
            MacTable table = new MacTable(1000, 100_000, Overflow.FLOOD, new BridgeStats());
            Map<Long, long[]> oracle = new HashMap<>();
            long now = 0;
            for (int i = 0; i < 5000; i++) {
                now += random.nextBelow(3);
                long mac = 0x0200_0000_0001L + random.nextBelow(400) * 0x1_0000;
                if (random.nextBernoulli(0.3)) {
                    int port = (int) random.nextBelow(48);
                    table.learn(mac, port, now);
                    oracle.put(mac, new long[] {port, now});
                } else {
                    long[] known = oracle.get(mac);
                    long expected = known != null && now - known[1] < 1000 ? known[0] : MacTable.UNKNOWN;
                    assertThat((long) table.portOf(mac, now)).as("seed %d, step %d", seed, i).isEqualTo(expected);
                }
            }
        }
    }
}
