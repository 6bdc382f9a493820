package wireclock.scenario;

import org.jspecify.annotations.Nullable;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Tree;
import wireclock.scenario.source.Problems;

/**
 * How a host or router takes part in multicast and broadcast.
 *
 * @param version of IGMP
 * @param queryIntervalPs between general queries
 * @param responseIntervalPs within which they are answered
 * @param lastMemberIntervalPs within which queries after a leave are answered
 * @param robustness how often things are said that could be lost
 * @param routing whether a router passes multicast on, or null: if some flow goes to a group
 * @param directedBroadcast whether a router passes directed broadcasts on
 */
public record MulticastSpec(Version version, long queryIntervalPs, long responseIntervalPs, long lastMemberIntervalPs,
        int robustness, @Nullable Boolean routing, boolean directedBroadcast) {
    /** A version of IGMP. */
    public enum Version {
        /** RFC 2236. */
        V2,
        /** RFC 3376. */
        V3
    }

    static MulticastSpec of(Fields node, NodeKind kind, Problems problems) {
        Fields igmp = kind == NodeKind.SWITCH ? MulticastKeys.IGMP_SETTINGS.empty()
                : node.nested(MulticastKeys.IGMP, MulticastKeys.IGMP_SETTINGS);
        MulticastSpec spec = new MulticastSpec(igmp.get(MulticastKeys.VERSION), igmp.get(MulticastKeys.QUERY_INTERVAL),
                igmp.get(MulticastKeys.RESPONSE_INTERVAL), igmp.get(MulticastKeys.LAST_MEMBER_INTERVAL),
                Math.toIntExact(igmp.get(MulticastKeys.ROBUSTNESS)),
                kind == NodeKind.ROUTER ? node.find(MulticastKeys.MULTICAST) : null,
                kind == NodeKind.ROUTER && node.get(MulticastKeys.DIRECTED_BROADCAST));
        if (spec.queryIntervalPs <= spec.responseIntervalPs) {
            problems.report(igmp.place().mark(), "the query interval is not longer than the response interval",
                    "RFC 3376 asks for it; the standard is 125 s and 10 s.");
        }
        return spec;
    }

    /** Adds what is said to the tree of a node. */
    void addTo(Tree tree, NodeKind kind) {
        if (kind == NodeKind.SWITCH) {
            return;
        }
        tree.putTree(MulticastKeys.IGMP, new Tree().put(MulticastKeys.VERSION, version)
                .put(MulticastKeys.QUERY_INTERVAL, queryIntervalPs)
                .put(MulticastKeys.RESPONSE_INTERVAL, responseIntervalPs)
                .put(MulticastKeys.LAST_MEMBER_INTERVAL, lastMemberIntervalPs)
                .put(MulticastKeys.ROBUSTNESS, (long) robustness)
                .map());
        if (kind == NodeKind.ROUTER) {
            tree.put(MulticastKeys.MULTICAST, routing).put(MulticastKeys.DIRECTED_BROADCAST, directedBroadcast);
        }
    }
}
