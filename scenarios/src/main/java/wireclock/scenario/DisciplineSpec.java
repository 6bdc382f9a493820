package wireclock.scenario;

import java.util.Arrays;
import java.util.List;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.Measure;
import wireclock.scenario.language.Tree;

/** A queue discipline with its settings. */
public sealed interface DisciplineSpec {
    /** Adds the settings, the type first. */
    Tree tree(Tree tree);

    /** The key of the queue's limit, which has another standard value in each discipline. */
    default Key<Measure> limitKey() {
        return QueueKeys.LIMIT;
    }

    /** First in, first out. */
    record DropTail() implements DisciplineSpec {
        @Override
        public Tree tree(Tree tree) {
            return tree.put(QueueKeys.TYPE, "droptail");
        }
    }

    /** Random early detection; thresholds in packets. */
    record Red(long minPackets, long maxPackets, double maxProbability, double weight, boolean gentle, boolean ecn)
            implements DisciplineSpec {
        @Override
        public Tree tree(Tree tree) {
            return tree.put(QueueKeys.TYPE, "red").put(QueueKeys.MIN, minPackets).put(QueueKeys.MAX, maxPackets)
                    .put(QueueKeys.MAX_PROBABILITY, maxProbability).put(QueueKeys.WEIGHT, weight)
                    .put(QueueKeys.GENTLE, gentle).put(QueueKeys.ECN, ecn);
        }
    }

    /** Controlled delay. */
    record CoDel(long targetPs, long intervalPs, boolean ecn) implements DisciplineSpec {
        @Override
        public Tree tree(Tree tree) {
            return tree.put(QueueKeys.TYPE, "codel").put(QueueKeys.TARGET, targetPs)
                    .put(QueueKeys.INTERVAL, intervalPs).put(QueueKeys.ECN, ecn);
        }

        @Override
        public Key<Measure> limitKey() {
            return QueueKeys.CODEL_LIMIT;
        }
    }

    /** Controlled delay for each flow. */
    record FqCoDel(long flows, long quantumBytes, long targetPs, long intervalPs, boolean ecn)
            implements DisciplineSpec {
        @Override
        public Tree tree(Tree tree) {
            return tree.put(QueueKeys.TYPE, "fq-codel").put(QueueKeys.FLOWS, flows)
                    .put(QueueKeys.QUANTUM, quantumBytes).put(QueueKeys.TARGET, targetPs)
                    .put(QueueKeys.INTERVAL, intervalPs).put(QueueKeys.FQ_ECN, ecn);
        }

        @Override
        public Key<Measure> limitKey() {
            return QueueKeys.FQ_LIMIT;
        }
    }

    /** Bands of DSCPs, one of them {@link Dscp#OTHERS}. */
    record Priority(List<List<Integer>> bands) implements DisciplineSpec {
        /** EF and network control before all, scavengers (RFC 3662, RFC 8622) behind all. */
        private static final List<List<Integer>> USUAL = List.of(List.of(46, 48, 56), List.of(Dscp.OTHERS),
                List.of(8, 1));

        @Override
        public Tree tree(Tree tree) {
            return tree.put(QueueKeys.TYPE, "priority").put(QueueKeys.BANDS, bands);
        }

        @Override
        public Key<Measure> limitKey() {
            return QueueKeys.BAND_LIMIT;
        }

        /** The band of each code point. */
        public int[] bandOfDscp() {
            int[] bandOf = new int[Dscp.CODE_POINTS];
            Arrays.fill(bandOf, otherBand());
            for (int band = 0; band < bands.size(); band++) {
                for (int dscp : bands.get(band)) {
                    if (dscp != Dscp.OTHERS) {
                        bandOf[dscp] = band;
                    }
                }
            }
            return bandOf;
        }

        /** The band of all that is not named, or −1 if there is none. */
        public int otherBand() {
            for (int band = 0; band < bands.size(); band++) {
                if (bands.get(band).contains(Dscp.OTHERS)) {
                    return band;
                }
            }
            return -1;
        }
    }

    /** Shaped to a rate. */
    record TokenBucket(long rateBitPerS, long burstBytes) implements DisciplineSpec {
        @Override
        public Tree tree(Tree tree) {
            return tree.put(QueueKeys.TYPE, "token-bucket").put(QueueKeys.TOKEN_RATE, rateBitPerS)
                    .put(QueueKeys.BURST, burstBytes);
        }
    }

    /** The discipline that a queue's {@code type} names. */
    static DisciplineSpec of(Fields queue) {
        return switch (queue.get(QueueKeys.TYPE)) {
            case "red" -> new Red(queue.get(QueueKeys.MIN), queue.get(QueueKeys.MAX),
                    queue.get(QueueKeys.MAX_PROBABILITY), queue.get(QueueKeys.WEIGHT), queue.get(QueueKeys.GENTLE),
                    queue.get(QueueKeys.ECN));
            case "codel" -> new CoDel(queue.get(QueueKeys.TARGET), queue.get(QueueKeys.INTERVAL),
                    queue.get(QueueKeys.ECN));
            case "fq-codel" -> new FqCoDel(queue.get(QueueKeys.FLOWS), queue.get(QueueKeys.QUANTUM),
                    queue.get(QueueKeys.TARGET), queue.get(QueueKeys.INTERVAL), queue.get(QueueKeys.FQ_ECN));
            case "priority" -> {
                List<List<Integer>> bands = queue.find(QueueKeys.BANDS);
                yield new Priority(bands == null ? Priority.USUAL : bands);
            }
            case "token-bucket" -> new TokenBucket(queue.get(QueueKeys.TOKEN_RATE), queue.get(QueueKeys.BURST));
            default -> new DropTail();
        };
    }
}
