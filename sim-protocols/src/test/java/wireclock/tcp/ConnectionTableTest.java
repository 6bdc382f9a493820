package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStream;
import wireclock.engine.Scheduler;
import wireclock.ip.TestNode;

class ConnectionTableTest {
    @Test
    void agreesWithAMap() {
        Scheduler scheduler = new Scheduler();
        TestNode node = new TestNode(scheduler, false);
        node.addInterface("10.0.0.1/24", 1500);
        Tcp tcp = new Tcp(scheduler, node.ip(), new RandomStream(1, "tcp"));
        for (long seed = 1; seed <= 20; seed++) {
            RandomStream random = new RandomStream(seed, "table");
            ConnectionTable table = new ConnectionTable();
            Map<FourTuple, TcpConnection> map = new HashMap<>();
            for (int step = 0; step < 2000; step++) {
                // Few enough tuples that they meet again, many enough that the table grows and its runs collide.
                FourTuple tuple = new FourTuple(1, (int) random.nextBelow(3), (int) random.nextBelow(10),
                        (int) random.nextBelow(10));
                TcpConnection known = map.get(tuple);
                TcpConnection found = table.find(tuple.localAddress(), tuple.localPort(), tuple.remoteAddress(),
                        tuple.remotePort());
                assertThat(found).as("seed " + seed + " step " + step).isSameAs(known);
                if (random.nextBernoulli(0.5)) {
                    if (known == null) {
                        TcpConnection added = new TcpConnection(tcp, scheduler, Settings.plain().config(),
                                new TestApp(),
                                tuple, 0, 0, 0);
                        table.add(added);
                        map.put(tuple, added);
                    } else {
                        table.remove(known);
                        map.remove(tuple);
                    }
                }
                assertThat(table.size()).isEqualTo(map.size());
            }
        }
    }
}
