package wireclock.scenario;

import wireclock.ip.IpConfig;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Tree;

/**
 * What a host or router says about its network layer.
 *
 * @param config with the defaults in place
 */
public record IpSpec(IpConfig config) {
    /** What a node says that has no network layer. */
    static final IpSpec NONE = new IpSpec(IpConfig.DEFAULT);

    static IpSpec of(Fields node) {
        Fields numbers = node.nested(IpKeys.IP, IpKeys.SETTINGS);
        return new IpSpec(new IpConfig(node.get(IpKeys.RP_FILTER), node.get(IpKeys.STRONG_HOST),
                node.get(IpKeys.ICMP) == IpKeys.IcmpPolicy.FILTERED,
                node.get(IpKeys.REDIRECTS) == IpKeys.RedirectPolicy.ACCEPTED, numbers.get(IpKeys.IPFRAG_TIME),
                numbers.get(IpKeys.IPFRAG_HIGH_THRESH), Math.toIntExact(numbers.get(IpKeys.MIN_PMTU)),
                numbers.get(IpKeys.MTU_EXPIRES), numbers.get(IpKeys.ICMP_RATELIMIT),
                Math.toIntExact(numbers.get(IpKeys.ICMP_MSGS_PER_SEC)),
                Math.toIntExact(numbers.get(IpKeys.ICMP_MSGS_BURST))));
    }

    /** Adds it to what a node of the kind says. */
    void putInto(Tree node, NodeKind kind) {
        node.put(IpKeys.ICMP, config.icmpFiltered() ? IpKeys.IcmpPolicy.FILTERED : IpKeys.IcmpPolicy.ALLOWED);
        if (kind == NodeKind.HOST) {
            node.put(IpKeys.REDIRECTS, config.redirectsAccepted() ? IpKeys.RedirectPolicy.ACCEPTED
                    : IpKeys.RedirectPolicy.IGNORED);
            node.put(IpKeys.STRONG_HOST, config.strongHost());
        }
        node.put(IpKeys.RP_FILTER, config.reversePathFilter())
                .putTree(IpKeys.IP, new Tree().put(IpKeys.IPFRAG_TIME, config.reassemblyTimeoutPs())
                .put(IpKeys.IPFRAG_HIGH_THRESH, config.reassemblyLimitBytes())
                .put(IpKeys.MIN_PMTU, (long) config.minPathMtu())
                .put(IpKeys.MTU_EXPIRES, config.pathMtuExpiryPs())
                .put(IpKeys.ICMP_RATELIMIT, config.icmpIntervalPs())
                .put(IpKeys.ICMP_MSGS_PER_SEC, (long) config.icmpPerSecond())
                .put(IpKeys.ICMP_MSGS_BURST, (long) config.icmpBurst())
                .map());
    }
}
