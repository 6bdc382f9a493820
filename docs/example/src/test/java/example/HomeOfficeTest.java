package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import wireclock.api.Run;
import wireclock.api.Wireclock;
import wireclock.junit.WireclockTest;

/** Networks as tests: a scenario in a file, run with several seeds, and a network described on the spot. */
class HomeOfficeTest {
    @WireclockTest(scenario = "home-office.yaml", seeds = "1..3")
    void aShortQueueKeepsTheCallPrompt(Run run) {
        // A full queue of 20 packets of 1538 bytes at 5 Mbit/s: 49.2 ms, beside 16 ms of distance.
        assertTrue(run.figure("call.delay.max") < 0.070);
        assertTrue(run.link("uplink").queueDrops() > 0);
    }

    @WireclockTest(scenario = "home-office.yaml", params = "queue=200 packets")
    void aLongQueueDoesNot(Run run) {
        assertTrue(run.figure("call.delay.max") > 0.2);
    }

    @Test
    void aMegabyteOverASlowLink() {
        Run run = Wireclock.network()
                .host("a").host("b")
                .link("a", "b", l -> l.name("wire").rate("10 Mbit/s").delay("5 ms"))
                .tcp("bulk", "a", "b", f -> f.size("1 MB"))
                .run();

        assertEquals(1_000_000, run.flow("bulk").bytesDelivered());
        assertEquals(0, run.link("wire").queueDrops());
        run.verify("bulk.completed", "bulk.goodput in 8 Mbit/s .. 9.42 Mbit/s");
    }
}
