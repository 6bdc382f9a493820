package wireclock.scenario;

import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Tree;

/**
 * How the packets of a flow are marked for the queues on their way.
 *
 * @param dscp the differentiated services code point, 0 to 63
 * @param ecn what the packets say about explicit congestion notification
 */
public record MarkingSpec(int dscp, Ecn ecn) {
    /** The ECN field (RFC 3168 §5), each with its value. */
    public enum Ecn {
        NONE(0b00),
        ECT1(0b01),
        ECT0(0b10);

        private final int bits;

        Ecn(int bits) {
            this.bits = bits;
        }
    }

    static MarkingSpec of(Fields flow) {
        return new MarkingSpec(flow.get(MarkingKeys.DSCP), flow.get(MarkingKeys.ECN));
    }

    /** The octet of the IPv4 header. */
    public int typeOfService() {
        return dscp << 2 | ecn.bits;
    }

    Tree putInto(Tree tree) {
        return tree.put(MarkingKeys.DSCP, dscp).put(MarkingKeys.ECN, ecn);
    }
}
