package wireclock.link;

import wireclock.wire.EthernetFrame;

/** Which of the frames that a queue has accepted get lost on the line. Asked once for each, in their order. */
public interface LossModel {
    /** Loses nothing. */
    LossModel NONE = frame -> false;

    /** Whether this frame is lost; the answer may change the model's state and draw from its random stream. */
    boolean loses(EthernetFrame frame);
}
