package wireclock.transport;

import org.jspecify.annotations.Nullable;

/**
 * A congestion control that sets the window itself at every acknowledgement, in recovery too, and mostly the pacing rate
 * (Linux: cong_control). Neither rate reduction nor a pause changes the window of such a connection.
 */
public interface LeadingControl extends CongestionControl {
    /** It has none. */
    int NO_BOUND = Integer.MAX_VALUE;

    /**
     * The handshake is complete.
     *
     * @param sample with the time, the segment size and the round trips measured so far
     */
    void begin(CongestionWindow window, AckSample sample);

    /** The estimate of the rate of delivery that the sender is to keep for it, if it wants one. */
    default @Nullable DeliveryRate rates() {
        return null;
    }

    /** An acknowledgement has been judged. */
    void lead(CongestionWindow window, AckSample sample);

    /** The most in flight that it holds for safe, in segments; or {@link #NO_BOUND}. */
    default int highInFlight() {
        return NO_BOUND;
    }

    /** To what losses or marks have cut that for the time being; or {@link #NO_BOUND}. */
    default int lowInFlight() {
        return NO_BOUND;
    }
}
