package wireclock.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static wireclock.transport.Bbr3Path.MS;
import static wireclock.transport.Bbr3Path.SEGMENTS;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.engine.SimTime;
import wireclock.transport.Bbr3Cycle.Phase;

/** BBR v3 round trip by round trip; the numbers are worked out from draft-ietf-ccwg-bbr and the constants of version 3. */
class Bbr3Test {
    private final Bbr3Path path = Bbr3Path.ofTenthSecond();
    private final Bbr3 bbr = path.bbr;

    @Test
    void beginsAtFourLogTwoOfTheWindowOverTheRoundTrip() {
        // 10 segments / 100 ms = 100 kB/s, times 710/256, less one percent.
        assertThat((double) path.pacing.rateBytePerS()).isEqualTo(100_000 * 710 / 256.0 * 0.99, within(200.0));
        assertThat(path.pacing.isOn()).isTrue();
        assertThat(bbr.mode()).isEqualTo(BbrMode.STARTUP);
    }

    @Test
    void startupEndsAfterThreeRoundsWithoutAQuarterMore() {
        for (int segments = 10; segments < SEGMENTS; segments *= 2) {
            path.round(segments, segments, 0);
        }
        path.round(SEGMENTS, 200, 0);
        for (int i = 0; i < 2; i++) {
            path.round(SEGMENTS, 200, 0);
            assertThat(bbr.mode()).as("round %d", i).isEqualTo(BbrMode.STARTUP);
        }
        path.round(SEGMENTS, 200, 0);
        assertThat(bbr.mode()).isEqualTo(BbrMode.DRAIN);
        assertThat(path.gain()).isEqualTo(88 / 256.0, within(0.001));
        assertThat(bbr.bandwidthBytePerS()).isBetween(1_000_000L, 1_000_100L);
        assertThat(bbr.highInFlight()).as("nothing was lost").isEqualTo(LeadingControl.NO_BOUND);
    }

    /** Six acknowledgements that tell of losses in a round of recovery, together more than 2 % of a flight of 200. */
    @Test
    void manyLossesEndStartupAndBoundTheFlight() {
        for (int segments = 10; segments < SEGMENTS; segments *= 2) {
            path.round(segments, segments, 0);
        }
        path.sample.state = RecoveryState.RECOVERY;
        path.round(90, 200, 0);
        for (int i = 0; i < 6; i++) {
            path.withinRound(5, 200, 1);
            assertThat(bbr.mode()).as("before the end of the round").isEqualTo(BbrMode.STARTUP);
        }
        // Now the round is over in which the losses were found.
        path.round(130, 200, 5);
        assertThat(bbr.mode()).isEqualTo(BbrMode.DRAIN);
        // 130 arrived in the round; the bandwidth-delay product, rounded up twice, is one more.
        assertThat(bbr.highInFlight()).isEqualTo(131);
    }

    @Test
    void fiveAreTooFewForThat() {
        for (int segments = 10; segments < SEGMENTS; segments *= 2) {
            path.round(segments, segments, 0);
        }
        path.sample.state = RecoveryState.RECOVERY;
        path.round(90, 200, 0);
        for (int i = 0; i < 4; i++) {
            path.withinRound(5, 200, 1);
        }
        path.round(130, 200, 5);
        assertThat(bbr.mode()).isEqualTo(BbrMode.STARTUP);
    }

    /** DOWN until the queue is drained, CRUISE for 2 to 3 s, REFILL for a round, UP until three rounds brought no more. */
    @Test
    void theWalkOverAConstantLink() {
        path.reachProbing();
        assertThat(bbr.mode()).isEqualTo(BbrMode.PROBE_BW);
        List<String> walk = new ArrayList<>();
        Phase last = null;
        long sincePs = path.sample.nowPs;
        // Less than the 5 s after which the round trip is probed for.
        for (int i = 0; i < 42; i++) {
            Phase now = bbr.phase();
            if (now != last) {
                if (last != null) {
                    walk.add(last + " " + (path.sample.nowPs - sincePs) / (100 * MS));
                }
                last = now;
                sincePs = path.sample.nowPs;
            }
            assertThat(path.gain()).as("%s", now).isEqualTo(switch (now) {
                case UP -> 1.25;
                case DOWN -> 232 / 256.0;
                default -> 1.0;
            }, within(0.005));
            boolean probing = now == Phase.UP;
            path.round(SEGMENTS, probing ? 125 : now == Phase.DOWN && i > 10 ? 99 : 100, 0);
        }
        // The queue is drained already, so that the first DOWN is over at once.
        int cruised = Integer.parseInt(walk.getFirst().substring("CRUISE ".length()));
        assertThat(cruised).as("tenths of a second").isBetween(19, 30);
        assertThat(walk.subList(1, 4)).containsExactly("REFILL 1", "UP 3", "DOWN 1");
    }

    /**
     * Two bandwidth-delay products, a quarter more while it probes, of a bandwidth that is rounded up; and what is
     * acknowledged at once, a third; two segments more while it probes.
     */
    @Test
    void theWindowIsTwoProductsAndAQuarterMoreWhileItProbes() {
        path.reachProbing();
        path.reach(Phase.CRUISE, 100);
        assertThat(path.window.segments()).isEqualTo(201 + 100);
        path.reach(Phase.UP, 100);
        path.round(SEGMENTS, 125, 0);
        assertThat(path.window.segments()).isEqualTo(226 + 100 + 2);
    }

    @Test
    void waitsDifferWithinASecond() {
        List<Long> waits = new ArrayList<>();
        for (int seed = 1; seed <= 20; seed++) {
            Bbr3Path other = new Bbr3Path(seed, 100, false);
            other.reachProbing();
            waits.add(other.reach(Phase.REFILL, 100) / (100 * MS));
        }
        assertThat(waits).allSatisfy(wait -> assertThat(wait).isBetween(19L, 31L));
        assertThat(waits.stream().distinct().count()).isGreaterThan(5);
    }

    /** Reno on a path of 10 segments would have come back after 10 round trips. */
    @Test
    void onAShortPathItProbesAsOftenAsReno() {
        for (int i = 0; i < 8; i++) {
            path.round(10, 20, 0);
        }
        path.round(10, 10, 0);
        assertThat(bbr.mode()).isEqualTo(BbrMode.PROBE_BW);
        int rounds = 0;
        while (bbr.phase() != Phase.REFILL) {
            path.round(10, 10, 0);
            rounds++;
        }
        assertThat(rounds).isBetween(9, 10);
    }

    /** The shortest round trip was measured at 100 ms: 5 s after it all others are longer. */
    @Test
    void everyFiveSecondsTheRoundTripIsMeasuredWithHalfAProduct() {
        path.reachProbing();
        long start = path.sample.nowPs;
        for (int times = 0; times < 3; times++) {
            while (bbr.mode() != BbrMode.PROBE_RTT) {
                path.round(SEGMENTS, 101, 100, 0);
                assertThat(path.sample.nowPs - start).isLessThan(6 * SimTime.SECOND);
            }
            if (times > 0) {
                assertThat(path.sample.nowPs - start).as("since the last").isBetween(5 * SimTime.SECOND, 5200 * MS);
            }
            double half = bbr.bandwidthBytePerS() / 1000.0 * (times < 1 ? 0.1 : 0.101) / 2;
            assertThat((double) path.window.segments()).as("rounded up").isBetween(half, half + 1);
            long lowPs = path.sample.nowPs;
            do {
                path.round(50, 101, 50, 0);
            } while (bbr.mode() == BbrMode.PROBE_RTT);
            start = path.sample.nowPs;
            assertThat(start - lowPs).as("200 ms from the first round on").isBetween(300 * MS, 400 * MS);
            assertThat(bbr.phase()).isEqualTo(Phase.CRUISE);
            assertThat(path.window.segments()).as("as before").isGreaterThan(190);
        }
    }

    /** Seven tenths once a round, when all that left with the loss has been acknowledged; not less than has arrived. */
    @Test
    void lossesWhileItCruisesCutRateAndFlight() {
        path.reachProbing();
        path.reach(Phase.CRUISE, 100);
        path.round(SEGMENTS, 100, 0);
        int expected = path.window.segments();
        path.round(80, 100, 1);
        assertThat(bbr.lowInFlight()).as("the round is not over").isEqualTo(LeadingControl.NO_BOUND);
        double rate = 1e6;
        for (int i = 0; i < 6; i++) {
            path.round(60, 100, 0);
            expected = Math.max(expected * 180 / 256, i == 0 ? 100 : 60);
            rate = Math.max(rate * 180 / 256, i == 0 ? 1e6 : 6e5);
            assertThat(bbr.lowInFlight()).as("loss %d", i).isEqualTo(expected);
            assertThat(path.window.segments()).isEqualTo(expected);
            assertThat((double) bbr.bandwidthBytePerS()).isEqualTo(rate, within(100.0));
            path.round(60, 100, 1);
        }
        assertThat(expected).as("301, 211, 148, 103, 72, 60").isEqualTo(60);
        path.reach(Phase.REFILL, 60);
        assertThat(bbr.lowInFlight()).as("forgotten for the probe").isEqualTo(LeadingControl.NO_BOUND);
    }

    /**
     * Of 150 in flight the third loss is 2 % (2.93): two are in the budget of 149 · 5/256, which are passed by none. The
     * losses count after the probe as well, and cut what is in flight to seven tenths until the next one.
     */
    @Test
    void aProbeThatLosesTooMuchEndsAndIsRemembered() {
        path.reachProbing();
        path.reach(Phase.UP, 100);
        path.round(SEGMENTS, 150, 4);
        assertThat(bbr.phase()).isEqualTo(Phase.DOWN);
        int high = bbr.highInFlight();
        assertThat(high).isEqualTo(150);
        path.round(SEGMENTS, 90, 0);
        path.round(SEGMENTS, 90, 0);
        assertThat(bbr.phase()).isEqualTo(Phase.CRUISE);
        assertThat(bbr.lowInFlight()).isEqualTo(150 * 180 / 256);
        assertThat(path.window.segments()).isEqualTo(150 * 180 / 256);
        // The next cycle loses nothing.
        path.reach(Phase.UP, 90);
        path.reach(Phase.CRUISE, 90);
        assertThat(bbr.lowInFlight()).isEqualTo(LeadingControl.NO_BOUND);
        assertThat(path.window.segments()).as("15 % is left to others").isEqualTo(high - high * 38 / 256);
    }

    /** Below 2 % nothing happens to the probe. */
    @Test
    void aProbeBearsASmallLoss() {
        path.reachProbing();
        path.reach(Phase.UP, 100);
        path.round(SEGMENTS, 150, 2);
        assertThat(bbr.phase()).isEqualTo(Phase.UP);
        assertThat(bbr.highInFlight()).isEqualTo(LeadingControl.NO_BOUND);
    }

    /** One segment a round at first, then two, then four: while the window is what limits. */
    @Test
    void theBoundRisesTwiceAsFastEachRound() {
        path.reachProbing();
        path.reach(Phase.UP, 100);
        path.round(SEGMENTS, 120, 4);
        int high = bbr.highInFlight();
        // A shorter round trip, so that it is not probed for meanwhile.
        path.round(SEGMENTS, 99, 90, 0);
        path.reach(Phase.UP, 90);
        path.windowLimited = true;
        assertThat(path.window.segments()).isEqualTo(high);
        List<Integer> growth = new ArrayList<>();
        // Three, for with an acknowledgement a round it looks as if the rate did not grow.
        for (int i = 0; i < 3; i++) {
            int before = bbr.highInFlight();
            path.round(before, 90, 0);
            growth.add(bbr.highInFlight() - before);
        }
        assertThat(growth).containsExactly(1, 2, 4);
    }

    @Test
    void lossesThatWereNoneAreUndone() {
        path.reachProbing();
        path.reach(Phase.CRUISE, 100);
        path.round(SEGMENTS, 100, 0);
        int before = path.window.segments();
        path.window.setThreshold(bbr.thresholdAfterLoss(path.window));
        path.round(50, 100, 1);
        path.round(50, 100, 1);
        assertThat(path.window.segments()).isLessThan(before);
        path.window.set(bbr.windowAfterUndo(path.window, 0));
        assertThat(path.window.segments()).isEqualTo(before);
        assertThat(bbr.lowInFlight()).isEqualTo(LeadingControl.NO_BOUND);
        assertThat(bbr.bandwidthBytePerS()).isGreaterThan(990_000L);
    }

    @Test
    void afterATimeoutTheWindowComesBackWithTheState() {
        path.reachProbing();
        path.reach(Phase.CRUISE, 100);
        int before = path.window.segments();
        bbr.thresholdAfterLoss(path.window);
        path.window.set(1);
        bbr.onTimedOut(path.window);
        assertThat(bbr.lowInFlight()).as("from what there was").isEqualTo(before);
        bbr.onState(path.window, RecoveryState.LOSS, RecoveryState.OPEN);
        assertThat(path.window.segments()).isEqualTo(before);
    }

    /** The application sends half of what the path takes: the window stays, and the clocks go on. */
    @Test
    void whileTheApplicationLimitsOnlyTheClocksGoOn() {
        path.reachProbing();
        path.reach(Phase.CRUISE, 100);
        path.round(SEGMENTS, 100, 0);
        int before = path.window.segments();
        path.applicationLimited = true;
        for (int i = 0; i < 10; i++) {
            path.round(50, 50, 0);
            assertThat(path.window.segments()).isEqualTo(before);
        }
        assertThat(bbr.bandwidthBytePerS()).isGreaterThan(990_000L);
        long start = path.sample.nowPs;
        while (bbr.mode() != BbrMode.PROBE_RTT) {
            path.round(50, 101, 50, 0);
            assertThat(path.sample.nowPs - start).isLessThan(6 * SimTime.SECOND);
        }
    }

    @Test
    void afterAPauseItPacesAtTheKnownRate() {
        path.reachProbing();
        path.reach(Phase.UP, 100);
        path.round(SEGMENTS, 125, 0);
        assertThat(path.gain()).isEqualTo(1.25, within(0.01));
        bbr.rates().limitUntil(1_000_000);
        bbr.onResume(path.window, 5 * SimTime.SECOND, path.sample.nowPs + 5 * SimTime.SECOND);
        assertThat(path.gain()).isEqualTo(1.0, within(0.01));
    }

    /** A probe for the end of what was sent has repaired one loss of a hundred: less than 2 %, but a loss. */
    @Test
    void aRepairedTailIsALoss() {
        path.reachProbing();
        path.reach(Phase.CRUISE, 100);
        path.round(SEGMENTS, 100, 0);
        bbr.onProbeRepaired();
        path.round(SEGMENTS, 100, 0);
        path.round(SEGMENTS, 100, 0);
        assertThat(bbr.lowInFlight()).isLessThan(LeadingControl.NO_BOUND);
    }
}
