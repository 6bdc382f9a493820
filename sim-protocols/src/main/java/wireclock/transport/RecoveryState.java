package wireclock.transport;

/** What a sender believes of its path, as Linux tells it apart. */
public enum RecoveryState {
    /** Nothing is amiss. */
    OPEN,
    /** Something is missing, and may only be late. */
    DISORDER,
    /** The window is being reduced without a loss: after ECN's echo or a loss that the probe repaired. */
    CWR,
    /** Fast recovery. */
    RECOVERY,
    /** The retransmission timer has expired. */
    LOSS
}
