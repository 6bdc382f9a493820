package wireclock.ip;

import java.util.LinkedHashMap;
import java.util.Map;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.wire.IcmpType;

/**
 * How many ICMP errors a node may send (RFC 1812 §4.3.2.8), as Linux limits them: to one destination one every
 * {@link IpConfig#icmpIntervalPs} with a burst of six, to all destinations {@link IpConfig#icmpPerSecond} with a burst
 * of {@link IpConfig#icmpBurst}. Only the types of {@code icmp_ratemask} count, and never "fragmentation needed", without
 * which path MTU discovery would fail.
 *
 * <p>Linux draws the global limit a little at random, to give nothing away to spoofers; here it is exact.
 */
final class IcmpRateLimit {
    /** Unreachable, source quench, time exceeded, parameter problem: 6168. */
    static final int LIMITED_TYPES = 1 << IcmpType.DESTINATION_UNREACHABLE | 1 << IcmpType.SOURCE_QUENCH
            | 1 << IcmpType.TIME_EXCEEDED | 1 << IcmpType.PARAMETER_PROBLEM;

    /** XRLIM_BURST_FACTOR. */
    private static final int BURST = 6;
    /** Destinations that are remembered; one that is forgotten has its full burst again. */
    private static final int LIMIT = 4096;

    private final Scheduler scheduler;
    private final IpConfig config;
    private final Map<Integer, Bucket> destinations = new LinkedHashMap<>();
    private final Bucket all;
    private final long globalIntervalPs;

    IcmpRateLimit(Scheduler scheduler, IpConfig config) {
        this.scheduler = scheduler;
        this.config = config;
        this.globalIntervalPs = config.icmpPerSecond() == 0 ? 0 : SimTime.SECOND / config.icmpPerSecond();
        this.all = new Bucket(config.icmpBurst() * globalIntervalPs);
    }

    /** Whether a message may be sent now; if so, it is taken to be sent. */
    boolean allows(int type, int code, int destination) {
        boolean limited = type <= IcmpType.LAST_KNOWN && (LIMITED_TYPES >> type & 1) != 0
                && (type != IcmpType.DESTINATION_UNREACHABLE || code != IcmpType.FRAGMENTATION_NEEDED);
        if (!limited) {
            return true;
        }
        // The order of Linux since 6.11: what one destination may not have takes nothing from the others.
        if (!all.refill(scheduler.nowPs(), globalIntervalPs, config.icmpBurst() * globalIntervalPs)) {
            return false;
        }
        if (config.icmpIntervalPs() > 0) {
            Bucket own = bucketOf(destination);
            if (!own.refill(scheduler.nowPs(), config.icmpIntervalPs(), BURST * config.icmpIntervalPs())) {
                return false;
            }
            own.take(config.icmpIntervalPs());
        }
        all.take(globalIntervalPs);
        return true;
    }

    private Bucket bucketOf(int destination) {
        Bucket bucket = destinations.get(destination);
        if (bucket == null) {
            if (destinations.size() >= LIMIT) {
                destinations.remove(destinations.keySet().iterator().next());
            }
            bucket = new Bucket(BURST * config.icmpIntervalPs());
            destinations.put(destination, bucket);
        }
        return bucket;
    }

    int destinations() {
        return destinations.size();
    }

    /** Time that has been saved up; a message costs an interval of it. */
    private static final class Bucket {
        private long tokensPs;
        private long lastPs;

        Bucket(long tokensPs) {
            this.tokensPs = tokensPs;
        }

        /** Brings it up to date, and tells whether there is enough for a message. */
        boolean refill(long nowPs, long intervalPs, long mostPs) {
            tokensPs = Math.min(tokensPs + nowPs - lastPs, mostPs);
            lastPs = nowPs;
            return tokensPs >= intervalPs;
        }

        void take(long intervalPs) {
            tokensPs -= intervalPs;
        }
    }
}
