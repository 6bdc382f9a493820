package wireclock.csma;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import wireclock.engine.RandomStream;

/** Saturated segments of all sizes: from the simulator, from {@link NaiveSegment}, and by the formula of 1976. */
final class SaturationTable {
    private static final long RATE_BIT_PER_S = 10_000_000;
    private static final int SLOT_BITS = 512;

    /** Goodput in Mbit/s and station-collisions per delivered frame. */
    record Figures(double goodput, double collisions) {}

    record Row(int stations, int frameBytes, int delayBits, Figures simulated, Figures naive) {
        String markdown() {
            return String.format(Locale.ROOT, "| %d | %d | %d | %.3f | %.3f | %.3f | %.3f | %.2f |%n", stations,
                    frameBytes, delayBits, simulated.goodput, naive.goodput, simulated.collisions, naive.collisions,
                    metcalfeBoggs(stations, frameBytes));
        }
    }

    private SaturationTable() {}

    static Row row(int stations, int frameBytes, int delayBits, long frames, long naiveFrames) {
        SaturatedSegment segment = new SaturatedSegment(stations, frameBytes, delayBits, 1).run(frames);
        Figures simulated = new Figures(segment.goodputBitPerS() / 1e6, segment.collisionsPerFrame());
        return new Row(stations, frameBytes, delayBits, simulated, naive(stations, frameBytes, delayBits, naiveFrames));
    }

    static List<Row> all(long frames, long naiveFrames) {
        List<Row> rows = new ArrayList<>();
        for (int delayBits : new int[] {5, 25, 200}) {
            for (int frameBytes : new int[] {64, 512, 1518}) {
                for (int stations : new int[] {1, 2, 5, 10, 24}) {
                    rows.add(row(stations, frameBytes, delayBits, frames, naiveFrames));
                }
            }
        }
        return rows;
    }

    private static Figures naive(int stations, int frameBytes, int delayBits, long frames) {
        long[][] delaysPs = new long[stations + 1][stations + 1];
        for (int i = 0; i <= stations; i++) {
            for (int j = 0; j <= stations; j++) {
                delaysPs[i][j] = i == j ? 0 : delayBits * 100_000L;
            }
        }
        NaiveSegment segment = new NaiveSegment(new BitTimes(RATE_BIT_PER_S), delaysPs);
        for (int i = 0; i <= stations; i++) {
            segment.addStation(false, new RandomStream(2, "naive backoff " + i), 16, 10);
        }
        for (int i = 0; i < stations; i++) {
            for (int frame = 0; frame < frames; frame++) {
                segment.offerAt(0, i, frame, frameBytes);
            }
        }
        long untilPs = frames * (8L * frameBytes + 160) * 100_000;
        segment.live(untilPs);
        long whole = segment.sent.stream().filter(sent -> !sent.broken()).count();
        long collisions = 0;
        for (long each : segment.collisions) {
            collisions += each;
        }
        return new Figures(whole * frameBytes * 8.0 / (untilPs / 1e12) / 1e6, (double) collisions / whole);
    }

    /** Efficiency (P/C) / (P/C + W·T) of Metcalfe and Boggs, CACM 19 (1976), as goodput. */
    static double metcalfeBoggs(int stations, int frameBytes) {
        double acquired = StrictMath.pow(1 - 1.0 / stations, stations - 1);
        double waitSlots = (1 - acquired) / acquired;
        double frameBits = 8.0 * frameBytes;
        return RATE_BIT_PER_S / 1e6 * frameBits / (frameBits + waitSlots * SLOT_BITS);
    }
}
