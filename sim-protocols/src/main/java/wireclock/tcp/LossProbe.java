package wireclock.tcp;

/** The tail loss probe that is under way, and what its acknowledgement tells (RFC 8985 §7.3, §7.4). */
final class LossProbe {
    private static final long NONE = -1;

    /** SND.NXT when it left. */
    private long end = NONE;
    private boolean resent;

    /** It leaves. */
    void begin(long next, boolean isRetransmission) {
        end = next;
        resent = isRetransmission;
    }

    void forget() {
        end = NONE;
    }

    boolean isUnderWay() {
        return end != NONE;
    }

    /** SND.NXT when it left; negative without any. */
    long end() {
        return end;
    }

    /** 1 if it is a retransmission in flight. */
    int retransmissions() {
        return end != NONE && resent ? 1 : 0;
    }

    /** Whether an acknowledgement shows that the probe has repaired a loss that nobody had noticed (§7.4.2). */
    boolean hasRepaired(AckReport report, long una) {
        if (end == NONE || una < end) {
            return false;
        }
        if (!resent || report.probeDuplicate) {
            end = NONE;
        } else if (una > end) {
            return true;
        } else if (!report.advanced && report.isDuplicate() && !report.dataSacked) {
            end = NONE;
        } else {
            report.probeAmbiguous = true;
        }
        return false;
    }
}
