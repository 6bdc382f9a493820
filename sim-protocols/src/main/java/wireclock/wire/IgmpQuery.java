package wireclock.wire;

import java.util.List;

/**
 * A router's question who listens (RFC 3376 §4.1): to any group, to one, or to one from certain sources.
 *
 * @param version 1, 2 or 3; the length of the message and its second octet tell which (RFC 3376 §7.1)
 * @param maxResponseCode within which time to answer, see {@link #maxResponseTenths()}; 0 in version 1 and only there
 * @param group that is asked about, or 0 for a general query
 * @param suppressRouterProcessing version 3: other routers shall not lower their timers (S flag)
 * @param robustness version 3: the querier's robustness variable (QRV), 0 to 7, 0 if it is larger
 * @param intervalCode version 3: the querier's query interval (QQIC), see {@link #intervalSeconds()}
 * @param sources version 3: the sources that are asked about
 */
public record IgmpQuery(int version, int maxResponseCode, int group, boolean suppressRouterProcessing, int robustness,
        int intervalCode, List<Integer> sources) implements IgmpMessage {
    static final int TYPE = 0x11;
    /** Version 3 without sources. */
    static final int LONG_BYTES = 12;

    public IgmpQuery {
        sources = List.copyOf(sources);
        if (version < 1 || version > 3 || version < 3 && (suppressRouterProcessing || robustness != 0
                || intervalCode != 0 || !sources.isEmpty()) || version < 3 && version == 1 != (maxResponseCode == 0)) {
            throw new IllegalArgumentException("IGMP query of version " + version + " cannot say this");
        }
    }

    /** A query of version 1: to be answered within ten seconds, whatever group. */
    public static IgmpQuery version1() {
        return new IgmpQuery(1, 0, 0, false, 0, 0, List.of());
    }

    /**
     * A query of version 2 (RFC 2236 §2.2).
     *
     * @param maxResponseTenths tenths of a second, 1 to 255
     * @param group or 0
     */
    public static IgmpQuery version2(int maxResponseTenths, int group) {
        return new IgmpQuery(2, maxResponseTenths, group, false, 0, 0, List.of());
    }

    /**
     * A query of version 3 for all sources.
     *
     * @param maxResponseTenths tenths of a second, rounded down to what the code can say
     * @param group or 0
     * @param robustness 0 to 7
     * @param intervalSeconds rounded down to what the code can say
     */
    public static IgmpQuery version3(int maxResponseTenths, int group, boolean suppressRouterProcessing, int robustness,
            int intervalSeconds) {
        return new IgmpQuery(3, IgmpCode.of(maxResponseTenths), group, suppressRouterProcessing, robustness,
                IgmpCode.of(intervalSeconds), List.of());
    }

    public boolean isGeneral() {
        return group == Ipv4Address.ANY;
    }

    /** Within how many tenths of a second to answer: 100 in version 1, where it is not said (RFC 2236 §4). */
    public int maxResponseTenths() {
        return switch (version) {
            case 1 -> 100;
            case 2 -> maxResponseCode;
            default -> IgmpCode.value(maxResponseCode);
        };
    }

    /** The querier's query interval in seconds, 0 if it is not said. */
    public int intervalSeconds() {
        return IgmpCode.value(intervalCode);
    }

    @Override
    public int length() {
        return version < 3 ? SHORT_BYTES : LONG_BYTES + 4 * sources.size();
    }
}
