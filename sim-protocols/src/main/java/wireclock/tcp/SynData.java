package wireclock.tcp;

import wireclock.wire.Payload;

/**
 * Data on our SYN (RFC 7413), as the sender sees it: a segment of its own beside the SYN, so that it can be acknowledged
 * in part, or sent again when the handshake is complete.
 */
final class SynData {
    private final TcpSender sender;
    private final TcpStats stats;
    private final SendVariables snd;
    private final AckIntake intake;

    SynData(TcpSender sender, TcpStats stats, SendVariables snd, AckIntake intake) {
        this.sender = sender;
        this.stats = stats;
        this.snd = snd;
        this.intake = intake;
    }

    /** It has left. */
    void sent(Payload data, long nowPs) {
        sender.queue().write(data, false);
        snd.nxt = snd.iss + 1 + data.length();
        sender.scoreboard().append(snd.iss + 1, snd.nxt, nowPs, snd.delivered, false);
        stats.bytesSent += data.length();
    }

    /** The SYN has been acknowledged, and perhaps some of the data. */
    void acknowledged(long ack, long nowPs) {
        if (!sender.scoreboard().isEmpty()) {
            intake.acknowledgeSynData(Math.max(ack, snd.una), nowPs);
        }
    }

    /** Whether the SYN-ACK has left some of it unacknowledged. */
    boolean isMissing() {
        return !sender.scoreboard().isEmpty();
    }

    /** What is missing leaves again at once, cut as the peer wants it; no congestion is concluded from it. */
    void resend(long nowPs) {
        Resegmentation.cut(sender.scoreboard(), sender.segmentSize());
        sender.scoreboard().markAllLost();
        sender.recovery().resegmented(snd.nxt);
        sender.resending().sendLost(nowPs);
    }
}
