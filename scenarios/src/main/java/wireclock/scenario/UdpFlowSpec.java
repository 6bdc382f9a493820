package wireclock.scenario;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.language.Tree;

/**
 * Datagrams of one size at a mean rate. The first of count, size and stop ends it.
 *
 * @param rateBitPerS of payload; with {@link Pattern#ON_OFF} while it is on
 * @param packetBytes payload of a datagram
 * @param onPs mean time on, or null where the pattern has none
 * @param offPs mean time off, or null where the pattern has none
 * @param sizeBytes payload in all, the last datagram having the rest, or null for no such end
 * @param count datagrams in all, or null for no such end
 * @param port of the receiver, or null for one that is chosen
 * @param receiving who listens and when
 */
public record UdpFlowSpec(FlowHeader header, long rateBitPerS, int packetBytes, Pattern pattern, @Nullable Long onPs,
        @Nullable Long offPs, @Nullable Long sizeBytes, @Nullable Long count, int ttl, @Nullable Integer port,
        ReceivingSpec receiving) implements FlowSpec {

    /** How datagrams follow each other. */
    public enum Pattern {
        /** Evenly. */
        CONSTANT,
        /** At exponentially distributed distances. */
        POISSON,
        /** Evenly while on and not at all while off, both for exponentially distributed times. */
        ON_OFF
    }

    @Override
    public Map<String, Object> tree() {
        Tree tree = header.tree(FlowType.UDP)
                .put(TrafficKeys.RATE, rateBitPerS)
                .put(TrafficKeys.PACKET, (long) packetBytes)
                .put(TrafficKeys.PATTERN, pattern)
                .put(TrafficKeys.ON, onPs)
                .put(TrafficKeys.OFF, offPs)
                .put(TrafficKeys.UDP_SIZE, sizeBytes)
                .put(TrafficKeys.COUNT, count)
                .put(TrafficKeys.TTL, (long) ttl)
                .put(TrafficKeys.PORT, port == null ? null : (long) port);
        receiving.addTo(tree);
        return tree.map();
    }
}
