package wireclock.transport;

/** A congestion control that looks at every acknowledgement of something outstanding, whatever the state. */
public interface SampledControl extends CongestionControl {
    /** An acknowledgement has been read, and not yet judged (Linux: in_ack_event). */
    void onSample(CongestionWindow window, AckSample sample);
}
