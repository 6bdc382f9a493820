package wireclock.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStream;

class FlightRecordTest {
    private final List<String> told = new ArrayList<>();
    private final FlightRecord record = new FlightRecord((inFlight, losses, limited) ->
            told.add(inFlight + " " + losses + " " + limited));
    private final DeliveryRate rates = new DeliveryRate(record);
    private final AckSample sample = new AckSample();

    /** Ten leave, the third is lost; the tenth arrives, and of the ten in flight when it left one was lost since. */
    @Test
    void aSampleTellsWhatWasInFlightAndWhatWasLostSince() {
        for (int i = 0; i < 10; i++) {
            rates.sent(i, i, i == 0);
            rates.noteFlight(i, i + 1, 5);
        }
        sample.begin(10);
        sample.nowPs = 100;
        rates.begin(sample);
        rates.delivered(9, 10_000, 9, 1);
        rates.lost(2, 6);
        sample.delivered = 1;
        sample.deliveredTotal = 2;
        sample.lossesTotal = 6;
        rates.complete(false);
        assertThat(sample.sentInFlight).isEqualTo(10);
        assertThat(sample.lossesSince).isEqualTo(1);
        assertThat(sample.markedSince).isZero();
        assertThat(told).containsExactly("3 1 false");
    }

    @Test
    void marksAreCountedWithWhatTheyAcknowledge() {
        rates.sent(0, 0, true);
        rates.noteFlight(0, 1, 0);
        sample.begin(1);
        rates.begin(sample);
        rates.delivered(0, 1000, 0, 1);
        sample.delivered = 3;
        sample.deliveredTotal = 4;
        sample.congestionEcho = true;
        rates.complete(false);
        assertThat(sample.markedSince).isEqualTo(3);
        assertThat(record.marked()).isEqualTo(3);
    }

    /** What has arrived is not lost to congestion if the receiver throws it away. */
    @Test
    void whatHasArrivedIsNotKnownAnyMore() {
        rates.sent(0, 0, true);
        rates.noteFlight(0, 1, 0);
        sample.begin(1);
        rates.begin(sample);
        rates.delivered(0, 1000, 0, 1);
        rates.lost(0, 1);
        assertThat(told).containsExactly("0 1 false");
    }

    @Test
    void whileNumbersChangeNothingIsTold() {
        rates.sent(0, 0, true);
        rates.noteFlight(0, 1, 0);
        rates.forgetFlight();
        rates.lost(0, 1);
        rates.sent(1, 0, false);
        rates.noteFlight(1, 2, 1);
        assertThat(told).isEmpty();
        sample.begin(2);
        rates.begin(sample);
        rates.lost(1, 2);
        assertThat(told).containsExactly("0 1 false");
    }

    @Test
    void theRingGrowsWithTheSenders() {
        for (int i = 0; i < 64; i++) {
            rates.sent(i, i, false);
            rates.noteFlight(i, i + 1, i);
        }
        rates.doubled(0);
        rates.renamed(3, 70);
        rates.lost(70, 10);
        rates.lost(63, 100);
        assertThat(told).containsExactly("4 7 false", "64 37 false");
    }

    /** The bound after a loss, against trying every prefix of the flight. */
    @Test
    void howMuchWasInFlightWhenTwoPercentWereLost() {
        long seed = 3;
        RandomStream random = new RandomStream(seed, "flights");
        for (int i = 0; i < 2000; i++) {
            int inFlight = 1 + (int) random.nextBelow(3000);
            int losses = 1 + (int) random.nextBelow(inFlight);
            int found = Bbr3Cycle.inFlightBeforeLoss(inFlight, losses);
            int before = inFlight - 1;
            int lostBefore = losses - 1;
            // The lost segments come last: the first flight of which 5/256 were lost.
            int prefix = 0;
            while (256L * (lostBefore + prefix) < 5L * (before + prefix)) {
                prefix++;
            }
            assertThat(found).as("seed %d: %d lost of %d", seed, losses, inFlight).isBetween(before + prefix - 1, before + prefix);
        }
        assertThat(Bbr3Cycle.isTooMuch(1, 51)).isTrue();
        assertThat(Bbr3Cycle.isTooMuch(1, 52)).isFalse();
        assertThat(Bbr3Cycle.isTooMuch(2, 102)).isTrue();
        assertThat(Bbr3Cycle.isTooMuch(2, 103)).isFalse();
    }
}
