package wireclock.tcp;

/**
 * How a sender finds losses and repairs them: sysctls of Linux.
 *
 * @param reordering segments that may overtake one before duplicates tell of a loss, at first (tcp_reordering; RFC
 *     5681: 3)
 * @param maxReordering the most that {@code reordering} may grow to (tcp_max_reordering)
 * @param rack loss detection by time (RFC 8985), in bits (tcp_recovery): 2 keeps the window for reordering small, 4 does
 *     without the threshold of {@code reordering} reports; 1 stands for RACK, which is always on
 * @param earlyRetransmit tail loss probes (tcp_early_retrans): on with 3 and 4
 * @param frto finds out whether a timeout was a mistake by sending new data (RFC 5682; tcp_frto)
 * @param retransmitCollapse small segments are joined when they are sent again (tcp_retrans_collapse)
 * @param thinLinearTimeouts with fewer than four segments outstanding the first six timeouts are not doubled
 *     (tcp_thin_linear_timeouts)
 * @param refinements what can be left out, for the sender of the RFCs
 */
public record RecoveryConfig(int reordering, int maxReordering, int rack, int earlyRetransmit, boolean frto,
        boolean retransmitCollapse, boolean thinLinearTimeouts, Refinements refinements) {
    /** As Linux has it without being told otherwise. */
    public static final RecoveryConfig DEFAULTS = new RecoveryConfig(3, 300, 1, 3, true, true, false,
            Refinements.ALL);

    /** With all refinements. */
    public RecoveryConfig(int reordering, int maxReordering, int rack, int earlyRetransmit, boolean frto,
            boolean retransmitCollapse, boolean thinLinearTimeouts) {
        this(reordering, maxReordering, rack, earlyRetransmit, frto, retransmitCollapse, thinLinearTimeouts,
                Refinements.ALL);
    }
}
