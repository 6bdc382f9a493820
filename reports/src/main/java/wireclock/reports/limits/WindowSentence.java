package wireclock.reports.limits;

import wireclock.metrics.FlowRecord;
import wireclock.metrics.RttSummary;
import wireclock.reports.Quantity;

/** Why a window or a buffer was full: compared with what the way would take. */
final class WindowSentence {
    /** A flow that gets this much of the narrowest link leaves little to be gained. */
    private static final double FULL = 0.85;

    private final FlowRecord flow;
    private final PathEvidence path;
    private final EndsEvidence ends;

    WindowSentence(FlowRecord flow, PathEvidence path, EndsEvidence ends) {
        this.flow = flow;
        this.path = path;
        this.ends = ends;
    }

    String receiveWindow() {
        String limit = "the receive window was the limit: ";
        EndsEvidence.Reading reading = ends.reading();
        if (reading.rateBitPerS() != null) {
            return limit + "the receiving application reads " + Quantity.rate(reading.rateBitPerS()) + ", the way takes "
                    + rate() + ", and its buffer fills";
        }
        if (reading.pauseFromPs() != null && reading.pauseToPs() != null) {
            return limit + "the receiving application reads nothing from " + Quantity.time(reading.pauseFromPs()) + " to "
                    + Quantity.time(reading.pauseToPs()) + " after it has accepted, and its buffer fills";
        }
        Long largest = ends.largestWindowBytes();
        if (largest == null) {
            return limit + "it follows the connection and did not grow as fast" + product(", the bandwidth-delay product is ");
        }
        String name = ends.windowScaling() ? "receive_buffer " : "a window without scaling, ";
        return limit + name + Quantity.size(largest) + compared(largest);
    }

    String sendBuffer() {
        return "the send buffer was the limit: send_buffer " + Quantity.size(ends.sendBufferBytes())
                + compared(ends.sendBufferBytes()) + "; all that is not acknowledged stays in it";
    }

    String congestionWindow() {
        String limit = ends.paced() ? "the congestion control (" + ends.congestion() + ", paced) was the limit: "
                : "the congestion window (" + ends.congestion() + ") was the limit: ";
        if (ends.fixedWindowSegments() > 0 && ends.segmentBytes() > 0) {
            long bytes = ends.fixedWindowSegments() * ends.segmentBytes();
            return limit + "fixed_window " + Words.count(ends.fixedWindowSegments(), "segment") + " = "
                    + Quantity.size(bytes) + compared(bytes);
        }
        Double goodput = flow.goodputBitPerS;
        PathLink narrowest = path.narrowest();
        if (goodput != null && narrowest != null && goodput >= FULL * narrowest.rateBitPerS()) {
            return limit + "the way is full, " + Quantity.rate(goodput) + " of " + rate() + " at " + narrowest.name()
                    + ", before which up to " + Words.count(narrowest.queueMaxPackets(), "packet") + " waited";
        }
        long cuts = (flow.fastRecoveries == null ? 0 : flow.fastRecoveries)
                + (flow.timeouts == null ? 0 : flow.timeouts);
        long marks = flow.tcp == null ? 0 : flow.tcp.segmentsMarked();
        String marked = marks == 0 ? "" : "; marks of congestion (ECN) were told of " + Words.count(marks, "segment");
        if (cuts > 0) {
            return limit + "losses made it smaller " + times(cuts)
                    + product(" below the bandwidth-delay product of ") + Words.causes(flow, path) + marked;
        }
        if (marks > 0) {
            return limit + "nothing was lost, marks of congestion (ECN) on " + Words.count(marks, "segment")
                    + " held it back" + product(" about the bandwidth-delay product of ");
        }
        return limit + (ends.paced() ? "nothing was lost, it kept to the pace that it believes in"
                : "nothing was lost, it was still growing") + product(" towards the bandwidth-delay product of ");
    }

    private static String times(long number) {
        return number == 1 ? "once" : number == 2 ? "twice" : Quantity.count(number) + " times";
    }

    /** Less than the product, or more, and then it is queues that take the rest. */
    private String compared(long bytes) {
        RttSummary rtt = flow.rtt;
        if (rtt == null || path.links().isEmpty()) {
            return "";
        }
        boolean less = bytes < path.bandwidthDelayBytes(rtt.minPs());
        return (less ? " < " : " >= ") + "bandwidth-delay product " + Words.bandwidthDelay(path, rtt.minPs())
                + (less ? "" : ", but queues made the round trip up to " + Quantity.time(rtt.maxPs()));
    }

    private String product(String before) {
        return flow.rtt == null || path.links().isEmpty() ? ""
                : before + Words.bandwidthDelay(path, flow.rtt.minPs());
    }

    private String rate() {
        PathLink narrowest = path.narrowest();
        return narrowest == null ? "more" : Quantity.rate(narrowest.rateBitPerS());
    }
}
