package wireclock.scenario;

import java.util.Map;
import wireclock.arp.ArpConfig;
import wireclock.arp.ClaimConfig;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Tree;

/**
 * Address resolution on a node.
 *
 * @param config how neighbours are found and remembered
 * @param claim how the node comes to its own addresses
 */
public record ArpSpec(ArpMode mode, ArpConfig config, ClaimConfig claim) {
    static ArpSpec of(Fields fields, ArpMode mode) {
        ArpConfig config = new ArpConfig(fields.get(ArpKeys.REACHABLE), fields.get(ArpKeys.DELAY),
                fields.get(ArpKeys.TIMEOUT), fields.get(ArpKeys.RETRY_INTERVAL),
                Math.toIntExact(fields.get(ArpKeys.RETRIES)), Math.toIntExact(fields.get(ArpKeys.QUEUE)),
                Math.toIntExact(fields.get(ArpKeys.TABLE)));
        return new ArpSpec(mode, config, new ClaimConfig(fields.get(ArpKeys.START), fields.get(ArpKeys.PROBE),
                fields.get(ArpKeys.ANNOUNCE), fields.get(ArpKeys.DEFEND) == ArpKeys.Defence.ALWAYS));
    }

    /** Whether the addresses are not simply there from the start: somebody else may have them then. */
    public boolean claimsAddresses() {
        return !claim.equals(ClaimConfig.AT_ONCE);
    }

    Map<String, Object> tree() {
        return new Tree().put(ArpKeys.MODE, mode)
                .put(ArpKeys.REACHABLE, config.reachablePs())
                .put(ArpKeys.DELAY, config.delayPs())
                .put(ArpKeys.TIMEOUT, config.timeoutPs())
                .put(ArpKeys.RETRIES, (long) config.attempts())
                .put(ArpKeys.RETRY_INTERVAL, config.retryPs())
                .put(ArpKeys.QUEUE, (long) config.parkedLimit())
                .put(ArpKeys.TABLE, (long) config.tableLimit())
                .put(ArpKeys.START, claim.startPs())
                .put(ArpKeys.PROBE, claim.probe())
                .put(ArpKeys.ANNOUNCE, claim.announce())
                .put(ArpKeys.DEFEND, claim.defendsAlways() ? ArpKeys.Defence.ALWAYS : ArpKeys.Defence.ONCE)
                .map();
    }
}
