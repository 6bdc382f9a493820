package wireclock.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStream;

/** The table beside a plain list of who was heard when: ageing, changes of its time, moves, and both ways of overflow. */
class MacTableOracleTest {
    private static final long AGING = 1000;

    /** A station as the list has it. */
    private record Heard(long key, int port, long atPs) {}

    private final List<Heard> list = new ArrayList<>();
    private long aging = AGING;

    @Test
    void agreesWithAList() {
        for (long seed = 1; seed <= 300; seed++) {
            list.clear();
            aging = AGING;
            RandomStream random = new RandomStream(seed, "table");
            int limit = 1 + (int) random.nextBelow(80);
            Overflow overflow = random.nextBernoulli(0.5) ? Overflow.REPLACE : Overflow.FLOOD;
            BridgeStats stats = new BridgeStats();
            BridgeStats expected = new BridgeStats();
            MacTable table = new MacTable(AGING, limit, overflow, stats);
            int stations = 1 + (int) random.nextBelow(120);
            long now = 1;
            for (int step = 0; step < 1500; step++) {
                now += 1 + random.nextBelow(40);
                long key = 1 + random.nextBelow(stations) * 0x1_0001 | random.nextBelow(2) << MacTable.VLAN_SHIFT;
                step(random, table, key, now, limit, overflow, expected);
                assertThat(table.portOf(key, now)).as("seed %d, step %d", seed, step).isEqualTo(portOf(key, now));
            }
            for (long key = 1; key <= stations * 0x1_0001L; key += 0x1_0001) {
                assertThat(table.portOf(key, now)).as("seed %d, station %x", seed, key).isEqualTo(portOf(key, now));
            }
            assertThat(table.entries(now)).as("seed %d", seed).hasSize(fresh(now));
            assertThat(stats).as("seed %d", seed).usingRecursiveComparison().isEqualTo(expected);
        }
    }

    private void step(RandomStream random, MacTable table, long key, long now, int limit, Overflow overflow,
            BridgeStats expected) {
        int port = (int) random.nextBelow(5);
        long draw = random.nextBelow(100);
        if (draw < 1) {
            table.forget(port);
            list.removeIf(heard -> heard.port() == port);
        } else if (draw < 2) {
            list.removeIf(heard -> now - heard.atPs() >= aging);
            aging = aging == AGING ? AGING / 4 : AGING;
            table.setAgingPs(aging, now);
        } else if (draw < 60) {
            table.learn(key, port, now);
            learn(key, port, now, limit, overflow, expected);
        }
    }

    private void learn(long key, int port, long now, int limit, Overflow overflow, BridgeStats expected) {
        Heard known = find(key);
        if (known != null) {
            expected.moved += known.port() == port ? 0 : 1;
            list.remove(known);
            list.add(new Heard(key, port, now));
            return;
        }
        if (list.size() >= limit) {
            list.removeIf(heard -> now - heard.atPs() >= aging);
        }
        if (list.size() >= limit) {
            if (overflow == Overflow.FLOOD) {
                expected.notLearned++;
                return;
            }
            // Everyone is put at the end when heard: the first has been silent longest.
            list.removeFirst();
            expected.replaced++;
        }
        list.add(new Heard(key, port, now));
    }

    private Heard find(long key) {
        return list.stream().filter(heard -> heard.key() == key).findFirst().orElse(null);
    }

    private int portOf(long key, long now) {
        Heard heard = find(key);
        return heard != null && now - heard.atPs() < aging ? heard.port() : MacTable.UNKNOWN;
    }

    private int fresh(long now) {
        return (int) list.stream().filter(heard -> now - heard.atPs() < aging).count();
    }
}
