package wireclock.wire;

import java.util.List;

/**
 * What a host says about one group in a report of IGMPv3 (RFC 3376 §4.2.4). To listen to a group whatever the source is
 * to exclude no source; not to listen, to include none.
 *
 * @param type one of the constants, 1 to 6; others are kept, and ignored by who receives them
 * @param sources to include or exclude
 */
public record IgmpGroupRecord(int type, int group, List<Integer> sources) {
    /** State, in answer to a query. */
    public static final int MODE_IS_INCLUDE = 1;
    public static final int MODE_IS_EXCLUDE = 2;
    /** Changes of the filter. */
    public static final int CHANGE_TO_INCLUDE = 3;
    public static final int CHANGE_TO_EXCLUDE = 4;
    /** Changes of the sources. */
    public static final int ALLOW_NEW_SOURCES = 5;
    public static final int BLOCK_OLD_SOURCES = 6;

    /** Without sources. */
    static final int FIXED_BYTES = 8;

    public IgmpGroupRecord {
        sources = List.copyOf(sources);
    }

    /** A record about all sources. */
    public static IgmpGroupRecord of(int type, int group) {
        return new IgmpGroupRecord(type, group, List.of());
    }

    /** Whether who reports this receives something of the group: routers and switches that know no sources go by it. */
    public boolean isMember() {
        return switch (type) {
            case MODE_IS_EXCLUDE, CHANGE_TO_EXCLUDE -> true;
            case MODE_IS_INCLUDE, CHANGE_TO_INCLUDE, ALLOW_NEW_SOURCES -> !sources.isEmpty();
            default -> false;
        };
    }

    /** Whether it says that nothing of the group is received any more. */
    public boolean isLeave() {
        return type == CHANGE_TO_INCLUDE && sources.isEmpty();
    }

    int length() {
        return FIXED_BYTES + 4 * sources.size();
    }
}
