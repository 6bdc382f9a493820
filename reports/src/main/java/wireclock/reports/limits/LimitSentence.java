package wireclock.reports.limits;

import wireclock.metrics.FlowLimit;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.TcpRecord;
import wireclock.reports.Quantity;

/** What a colleague would say about a limit of a flow: how much of the time it held, and the figures that explain it. */
final class LimitSentence {
    /** A handshake that took no longer than this many round trips lost nothing. */
    private static final double UNDISTURBED_ROUND_TRIPS = 1.5;

    private final FlowRecord flow;
    private final TcpRecord tcp;
    private final PathEvidence path;
    private final EndsEvidence ends;

    LimitSentence(FlowRecord flow, TcpRecord tcp, PathEvidence path, EndsEvidence ends) {
        this.flow = flow;
        this.tcp = tcp;
        this.path = path;
        this.ends = ends;
    }

    String of(FlowLimit limit) {
        String time = Quantity.share(tcp.share(limit)) + " of the time ";
        WindowSentence windows = new WindowSentence(flow, path, ends);
        return time + switch (limit) {
            case HANDSHAKE -> handshake();
            case APPLICATION -> application();
            case SEND_BUFFER -> windows.sendBuffer();
            case CONGESTION_WINDOW -> windows.congestionWindow();
            case RECEIVE_WINDOW -> windows.receiveWindow();
            case RECOVERY -> recovery();
            case RTO -> timeout();
            case LINK_DOWN -> linkDown();
        };
    }

    private String handshake() {
        Long connectPs = flow.connectTimePs;
        if (connectPs == null) {
            return "went by before there was a connection: " + Words.count(flow.packetsSent, "SYN") + " sent, "
                    + (flow.error == null ? "and none has answered yet" : flow.error);
        }
        boolean disturbed = flow.rtt != null && connectPs > UNDISTURBED_ROUND_TRIPS * flow.rtt.minPs();
        return "was the handshake: connect took " + Quantity.time(connectPs) + (flow.rtt == null ? ""
                : disturbed ? ", though a round trip takes " + Quantity.time(flow.rtt.minPs())
                        + ": SYNs or their answers were lost (" + Words.count(tcp.timeoutRetransmits(), "retransmission")
                        + " after timeouts)"
                : ", one round trip, before the first of " + Quantity.size(flow.bytesDelivered));
    }

    private String application() {
        EndsEvidence.Transfer transfer = ends.transfer();
        String nothing = "the application had nothing to send: ";
        if (transfer.messages() > 0) {
            return nothing + "in a dialogue of " + Words.count(transfer.messages(), "message")
                    + " each end waits for the other";
        }
        if (transfer.bursts() > 1) {
            return nothing + transfer.bursts() + " bursts of " + Quantity.size(transfer.sizeBytes()) + ", "
                    + Quantity.time(transfer.gapPs()) + " apart";
        }
        if (transfer.isUnlimited()) {
            return "small segments waited, or the application had not written yet";
        }
        return nothing + "all of its " + Quantity.size(transfer.sizeBytes())
                + (flow.completed ? " had left and was on its way" : " had left and waits for acknowledgements");
    }

    private String recovery() {
        long recoveries = flow.fastRecoveries == null ? 0 : flow.fastRecoveries;
        return "went into fast recovery: " + Words.count(recoveries, "recovery", "recoveries") + ", "
                + Words.count(tcp.fastRetransmits(), "segment") + " sent again" + Words.causes(flow, path)
                + (ends.sack() ? "" : "; without SACK one hole a round trip is found");
    }

    private String timeout() {
        long timeouts = flow.timeouts == null ? 0 : flow.timeouts;
        return "was repair after timeouts: the retransmission timer expired "
                + (timeouts == 1 ? "once" : Quantity.count(timeouts) + " times") + Words.causes(flow, path);
    }

    private String linkDown() {
        return "a link of its way was down: " + (path.cuts().isEmpty() ? "it was cut, or its adapter was"
                : Words.cuts(path.cuts()));
    }
}
