package wireclock.csma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Throughput and collisions of saturated segments, against figures of an independent model of IEEE 802.3. */
class SaturationTest {
    /** One station alone: only preamble (64 bits) and gap (96) are in the way. */
    @ParameterizedTest
    @CsvSource({"64, 7.619", "512, 9.624", "1518, 9.870"})
    void oneStation(int frameBytes, double mbitPerS) {
        SaturatedSegment segment = new SaturatedSegment(1, frameBytes, 25, 1).run(2000);
        assertThat(segment.goodputBitPerS() / 1e6).isCloseTo(mbitPerS, within(0.005 * mbitPerS));
        assertThat(segment.collisionsPerFrame()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"64, 6.94, 0.33", "512, 9.05, 1.6", "1518, 9.53, 3.5"})
    void twentyFourStations(int frameBytes, double mbitPerS, double collisionsPerFrame) {
        SaturatedSegment segment = new SaturatedSegment(24, frameBytes, 25, 1).run(40_000);
        assertThat(segment.goodputBitPerS() / 1e6).isCloseTo(mbitPerS, within(0.02 * mbitPerS));
        assertThat(segment.collisionsPerFrame()).isCloseTo(collisionsPerFrame, within(0.1 * collisionsPerFrame));
    }
}
