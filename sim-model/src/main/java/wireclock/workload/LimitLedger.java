package wireclock.workload;

import java.util.Arrays;
import java.util.List;
import wireclock.metrics.FlowLimit;
import wireclock.tcp.SendLimit;

/** What held a TCP flow back, and how long: an account by changes, which adds to the flow's life to the picosecond. */
final class LimitLedger {
    private static final int LIMITS = FlowLimit.values().length;

    private final long[] heldPs = new long[LIMITS];
    private SendLimit limit = SendLimit.HANDSHAKE;
    /** Links of the path that are cut. */
    private int cuts;
    private boolean open;
    private long sincePs;

    /** The flow's life begins. */
    void begin(long nowPs) {
        open = true;
        sincePs = nowPs;
    }

    /** The sender is limited by something else. */
    void change(SendLimit next, long nowPs) {
        settle(nowPs);
        limit = next;
    }

    /** A link of the path is cut, or mended. */
    void pathCut(boolean cut, long nowPs) {
        settle(nowPs);
        cuts += cut ? 1 : -1;
    }

    /** The flow's life ends; what happens afterwards does not count. */
    void end(long nowPs) {
        settle(nowPs);
        open = false;
    }

    private void settle(long nowPs) {
        if (open) {
            heldPs[present().ordinal()] += nowPs - sincePs;
            sincePs = nowPs;
        }
    }

    private FlowLimit present() {
        if (cuts > 0) {
            return FlowLimit.LINK_DOWN;
        }
        return switch (limit) {
            case HANDSHAKE -> FlowLimit.HANDSHAKE;
            case TIMEOUT -> FlowLimit.RTO;
            case RECOVERY -> FlowLimit.RECOVERY;
            case RECEIVE_WINDOW -> FlowLimit.RECEIVE_WINDOW;
            case CONGESTION_WINDOW -> FlowLimit.CONGESTION_WINDOW;
            case SEND_BUFFER -> FlowLimit.SEND_BUFFER;
            case APPLICATION -> FlowLimit.APPLICATION;
        };
    }

    /** How long each held, in picoseconds by ordinal; of a flow that still lives, until now. */
    List<Long> heldAt(long nowPs) {
        long[] result = heldPs.clone();
        if (open) {
            result[present().ordinal()] += nowPs - sincePs;
        }
        return Arrays.stream(result).boxed().toList();
    }
}
