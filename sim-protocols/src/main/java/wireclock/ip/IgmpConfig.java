package wireclock.ip;

import wireclock.engine.SimTime;

/**
 * How a node speaks IGMP; the names are those of RFC 3376 §8.
 *
 * @param version 2 or 3: the newest that it speaks
 * @param robustness how many losses of a message in a row do no harm, 1 to 7
 * @param queryIntervalPs between a querier's general queries
 * @param queryResponseIntervalPs within which hosts answer them
 * @param lastMemberQueryIntervalPs within which hosts answer whether a group that one of them left has other members
 * @param unsolicitedReportIntervalPs within which a host repeats what it reported on its own
 */
public record IgmpConfig(int version, int robustness, long queryIntervalPs, long queryResponseIntervalPs,
        long lastMemberQueryIntervalPs, long unsolicitedReportIntervalPs) {
    public IgmpConfig {
        if (version < 2 || version > 3 || robustness < 1 || robustness > 7 || queryResponseIntervalPs < 1
                || queryIntervalPs <= queryResponseIntervalPs || lastMemberQueryIntervalPs < 1
                || unsolicitedReportIntervalPs < 1) {
            throw new IllegalArgumentException("IGMPv" + version + " with robustness " + robustness
                    + " and a query interval of " + queryIntervalPs + " ps");
        }
    }

    /** The standard settings of a version: they differ in how fast a host repeats itself (RFC 2236 §8.10, RFC 3376 §8.11). */
    public static IgmpConfig ofVersion(int version) {
        return new IgmpConfig(version, 2, 125 * SimTime.SECOND, 10 * SimTime.SECOND, SimTime.SECOND,
                version == 3 ? SimTime.SECOND : 10 * SimTime.SECOND);
    }

    /** How long a router believes in a member it has not heard of (RFC 3376 §8.4). */
    long groupMembershipIntervalPs() {
        return robustness * queryIntervalPs + queryResponseIntervalPs;
    }

    /** How long a router believes in another querier it has not heard of (RFC 3376 §8.5). */
    long otherQuerierPresentIntervalPs() {
        return robustness * queryIntervalPs + queryResponseIntervalPs / 2;
    }

    /** Between the first general queries (RFC 3376 §8.6). */
    long startupQueryIntervalPs() {
        return queryIntervalPs / 4;
    }

    /** How long a group outlives its last member's leave (RFC 3376 §8.10). */
    long lastMemberQueryTimePs() {
        return robustness * lastMemberQueryIntervalPs;
    }
}
