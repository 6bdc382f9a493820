package wireclock.reports.limits;

import java.util.ArrayList;
import java.util.List;
import wireclock.metrics.FaultRecord;
import wireclock.metrics.FlowRecord;
import wireclock.reports.Quantity;

/** Pieces of sentences. */
final class Words {
    private static final int MOST_CUTS = 3;

    private Words() {}

    /** One segment, two segments. */
    static String count(long number, String noun) {
        return count(number, noun, noun + "s");
    }

    static String count(long number, String one, String many) {
        return Quantity.count(number) + " " + (number == 1 ? one : many);
    }

    /** Where packets stayed, as far as it is known: {@code "; 20 packets lost, 12 found …"}. */
    static String causes(FlowRecord flow, PathEvidence path) {
        List<String> causes = new ArrayList<>();
        if (flow.packetsLost != null) {
            causes.add(count(flow.packetsLost, "packet") + " of the flow lost");
        }
        if (path.framesLost() > 0) {
            causes.add("the links of its way lost " + count(path.framesLost(), "frame"));
        }
        if (path.queueDrops() > 0) {
            causes.add((path.framesLost() > 0 ? "their queues dropped " : "the queues of its way dropped ")
                    + Quantity.count(path.queueDrops()));
        }
        return causes.isEmpty() ? "" : "; " + String.join(", ", causes);
    }

    /** The product and its factors, {@code 500 kB (100 Mbit/s × 40 ms)}. */
    static String bandwidthDelay(PathEvidence path, long roundTripPs) {
        PathLink narrowest = path.narrowest();
        return Quantity.size(path.bandwidthDelayBytes(roundTripPs)) + (narrowest == null ? "" : " ("
                + Quantity.rate(narrowest.rateBitPerS()) + " × " + Quantity.time(roundTripPs) + ")");
    }

    /** {@code middle from 2 s to 8 s}. */
    static String cuts(List<FaultRecord> cuts) {
        List<String> texts = new ArrayList<>();
        for (FaultRecord cut : cuts.subList(0, Math.min(cuts.size(), MOST_CUTS))) {
            texts.add(cut.target + (cut.fault.equals("down") ? "" : " (" + cut.fault + ")") + " from "
                    + Quantity.time(cut.startPs)
                    + (cut.endPs == null ? " on" : " to " + Quantity.time(cut.endPs)));
        }
        return String.join(", ", texts)
                + (cuts.size() > MOST_CUTS ? " and " + (cuts.size() - MOST_CUTS) + " times more" : "");
    }
}
