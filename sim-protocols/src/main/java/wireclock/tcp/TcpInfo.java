package wireclock.tcp;

import wireclock.transport.RecoveryState;

/**
 * A snapshot of a connection's sender, as an application can ask Linux for it (TCP_INFO).
 *
 * @param state what is believed of the path
 * @param expiries of the retransmission timer since progress was last made
 * @param outstanding segments sent and not yet acknowledged cumulatively
 * @param sacked of these, reported to have arrived
 * @param lost of these, held for lost
 * @param retransmissionsInFlight of these, sent again and on their way
 * @param reordering segments that may overtake one before duplicates tell of a loss
 * @param reorderings how often reordering was seen
 * @param rttDeviationPs mean deviation of the round trip
 * @param minimumRttPs the shortest round trip, 0 before the first
 * @param rtoPs the present retransmission timeout
 * @param delivered segments known to have arrived, the SYN included
 * @param totalRetransmissions segments sent again so far
 * @param duplicateReports segments that the peer reported to have arrived twice
 * @param busyPs how long there has been something to send or outstanding
 * @param windowLimitedPs of this, how long the peer's window was the limit
 * @param bufferLimitedPs of this, how long the sending application's buffer was
 * @param ecn what is known of marks
 */
public record TcpInfo(RecoveryState state, int expiries, int outstanding, int sacked, int lost,
        int retransmissionsInFlight, int reordering, int reorderings, long rttDeviationPs, long minimumRttPs,
        long rtoPs, int delivered, long totalRetransmissions, long duplicateReports, long busyPs, long windowLimitedPs,
        long bufferLimitedPs, EcnInfo ecn) {
    static TcpInfo of(TcpSender sender, TcpStats stats, LimitClock limits, Ecn ecn, long nowPs) {
        Scoreboard scoreboard = sender.scoreboard();
        long minimumPs = sender.rtt().minimumPs();
        return new TcpInfo(sender.recovery().state(), sender.recovery().expiries(), scoreboard.outstanding(),
                scoreboard.sacked(), scoreboard.lost(), scoreboard.resent(), sender.rack().reordering(),
                sender.rack().reorderings(), sender.rtt().deviationPs(),
                minimumPs == Long.MAX_VALUE ? 0 : minimumPs, sender.rtt().rtoPs(), sender.delivered(),
                stats.retransmits, stats.duplicateReports, limits.busyPs(nowPs), limits.windowPs(nowPs),
                limits.bufferPs(nowPs), EcnInfo.of(ecn, stats));
    }
}
