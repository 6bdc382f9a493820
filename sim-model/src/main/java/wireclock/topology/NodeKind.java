package wireclock.topology;

import java.util.Locale;

/** What a node does with a packet that is not meant for it. */
public enum NodeKind {
    /** Has addresses, and drops it. */
    HOST,
    /** Has no addresses, and passes frames on: all its ports lie in one segment, or in one for each VLAN. */
    SWITCH,
    /** Has no addresses, and repeats every signal: all its ports lie in one segment and one collision domain. */
    HUB,
    /** Has an address on every interface, and forwards by its routing table. */
    ROUTER;

    /** Whether frames pass through without anybody reading an IP header. */
    public boolean joinsSegments() {
        return this == SWITCH || this == HUB;
    }

    /** As the scenario spells it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
