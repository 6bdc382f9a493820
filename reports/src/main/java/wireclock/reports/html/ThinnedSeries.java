package wireclock.reports.html;

/**
 * A time series of any length in bounded memory, in which no peak is lost.
 *
 * <p>A bucket keeps the smallest and the largest of its samples, each with its time. Up to {@value #MOST_BUCKETS}
 * samples each have a bucket; whenever all buckets are full, each two neighbours become one. So every value shown was
 * measured, at the time shown, and between any two of them nothing was measured that lies further out.
 */
final class ThinnedSeries {
    static final int MOST_BUCKETS = 400;

    /** What a bucket holds: the smaller value and its time, the larger one and its time. */
    private final double[] low = new double[MOST_BUCKETS];
    private final double[] lowS = new double[MOST_BUCKETS];
    private final double[] high = new double[MOST_BUCKETS];
    private final double[] highS = new double[MOST_BUCKETS];
    private int buckets;
    private int samplesABucket = 1;
    private int samplesInLast;
    private double peak = Double.NEGATIVE_INFINITY;

    /** What is shown of a series. */
    interface Points {
        void add(double timeS, double value);
    }

    /** Adds a sample; times ascend. */
    void add(double timeS, double value) {
        peak = Math.max(peak, value);
        if (buckets == 0 || samplesInLast == samplesABucket) {
            if (buckets == MOST_BUCKETS) {
                mergePairs();
            }
            open(timeS, value);
        } else {
            widen(buckets - 1, timeS, value);
            samplesInLast++;
        }
    }

    private void open(double timeS, double value) {
        low[buckets] = value;
        lowS[buckets] = timeS;
        high[buckets] = value;
        highS[buckets] = timeS;
        buckets++;
        samplesInLast = 1;
    }

    private void widen(int bucket, double timeS, double value) {
        if (value < low[bucket]) {
            low[bucket] = value;
            lowS[bucket] = timeS;
        }
        if (value > high[bucket]) {
            high[bucket] = value;
            highS[bucket] = timeS;
        }
    }

    private void mergePairs() {
        for (int i = 0; i < MOST_BUCKETS; i += 2) {
            int to = i / 2;
            boolean firstIsLower = low[i] <= low[i + 1];
            boolean firstIsHigher = high[i] >= high[i + 1];
            low[to] = firstIsLower ? low[i] : low[i + 1];
            lowS[to] = firstIsLower ? lowS[i] : lowS[i + 1];
            high[to] = firstIsHigher ? high[i] : high[i + 1];
            highS[to] = firstIsHigher ? highS[i] : highS[i + 1];
        }
        buckets = MOST_BUCKETS / 2;
        samplesABucket *= 2;
    }

    /** The largest value ever. */
    double peak() {
        return peak;
    }

    /** Shows what was kept, in the order of time. */
    void forEach(Points points) {
        for (int i = 0; i < buckets; i++) {
            if (lowS[i] == highS[i]) {
                points.add(lowS[i], low[i]);
            } else if (lowS[i] < highS[i]) {
                points.add(lowS[i], low[i]);
                points.add(highS[i], high[i]);
            } else {
                points.add(highS[i], high[i]);
                points.add(lowS[i], low[i]);
            }
        }
    }
}
