package wireclock.metrics.figures;

import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wireclock.engine.SimTime;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.RttStatistics;
import wireclock.metrics.RttSummary;

/** The kinds of meters. */
final class Meters {
    private Meters() {}

    /** What a figure is at the moment. */
    static Meter now(DoubleSupplier value) {
        return nowPs -> value.getAsDouble();
    }

    /** How much a count has grown. */
    static Meter since(DoubleSupplier count) {
        return new Meter() {
            private double base;

            @Override
            public void open(long nowPs) {
                double before = count.getAsDouble();
                base = Double.isNaN(before) ? 0 : before;
            }

            @Override
            public double read(long nowPs) {
                return count.getAsDouble() - base;
            }
        };
    }

    /** How much a sum of times has grown, as a share of the time that has passed: a mean over time. */
    static Meter shareOfTime(LongSupplier sumPs) {
        return new Meter() {
            private long basePs;
            private long openedPs;

            @Override
            public void open(long nowPs) {
                basePs = sumPs.getAsLong();
                openedPs = nowPs;
            }

            @Override
            public double read(long nowPs) {
                return nowPs == openedPs ? Double.NaN
                        : SimTime.toSeconds(sumPs.getAsLong() - basePs) / SimTime.toSeconds(nowPs - openedPs);
            }
        };
    }

    /** How much a sum of times has grown, for each thing that was counted meanwhile; in seconds. */
    static Meter timeEach(LongSupplier sumPs, LongSupplier count) {
        return new Meter() {
            private long basePs;
            private long before;

            @Override
            public void open(long nowPs) {
                basePs = sumPs.getAsLong();
                before = count.getAsLong();
            }

            @Override
            public double read(long nowPs) {
                long counted = count.getAsLong() - before;
                return counted == 0 ? Double.NaN
                        : Meters.seconds(Math.round((double) (sumPs.getAsLong() - basePs) / counted));
            }
        };
    }

    /**
     * Delivered bits a second: of the whole flow as it reports itself, from a later beginning of what came since, up to
     * the flow's end.
     */
    static Meter goodput(Supplier<FlowRecord> flow) {
        return new Meter() {
            private long openedPs;
            private long before;

            @Override
            public void open(long nowPs) {
                openedPs = nowPs;
                before = flow.get().bytesDelivered;
            }

            @Override
            public double read(long nowPs) {
                FlowRecord record = flow.get();
                if (openedPs <= record.startPs) {
                    return orNaN(record.goodputBitPerS);
                }
                long endPs = record.endPs == null ? nowPs : Math.min(nowPs, record.endPs);
                return endPs <= openedPs ? Double.NaN
                        : 8.0 * (record.bytesDelivered - before) / SimTime.toSeconds(endPs - openedPs);
            }
        };
    }

    /** Picks one figure of a summary, in picoseconds. */
    interface RttFigure {
        long of(RttSummary summary);
    }

    /** A figure of the round-trip times measured since. */
    static Meter roundTrips(FlowSource flow, RttFigure figure) {
        return new Meter() {
            private @Nullable RttStatistics window;

            @Override
            public void open(long nowPs) {
                RttStatistics all = flow.roundTrips();
                if (nowPs > 0 && all != null) {
                    window = all.window();
                }
            }

            @Override
            public double read(long nowPs) {
                RttStatistics measured = window == null ? flow.roundTrips() : window;
                RttSummary summary = measured == null ? null : measured.summary();
                return summary == null ? Double.NaN : Meters.seconds(figure.of(summary));
            }
        };
    }

    static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    static double count(@Nullable Long value) {
        return value == null ? Double.NaN : value;
    }

    /** Seconds, or NaN; the nearest double to the exact decimal, as what is compared with it. */
    static double seconds(@Nullable Long ps) {
        return ps == null ? Double.NaN : SimTime.toSeconds(ps);
    }
}
