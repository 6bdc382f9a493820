package wireclock.csma;

import java.util.ArrayList;
import java.util.List;
import wireclock.link.LossModel;
import wireclock.wire.EthernetFrame;

/** The losses of one direction of a cable: its own model, and those that faults add. */
final class Losses {
    private final List<LossModel> added = new ArrayList<>();
    private LossModel own = LossModel.NONE;
    private boolean none = true;

    Losses(LossModel own) {
        setOwn(own);
    }

    LossModel own() {
        return own;
    }

    void setOwn(LossModel own) {
        this.own = own;
        none = own.equals(LossModel.NONE) && added.isEmpty();
    }

    void add(LossModel loss) {
        added.add(loss);
        none = false;
    }

    boolean isNone() {
        return none;
    }

    /** Whether any of them loses the frame; all are asked, so that each can count. */
    boolean lose(EthernetFrame frame) {
        boolean lost = own.loses(frame);
        for (int i = 0; i < added.size(); i++) {
            lost |= added.get(i).loses(frame);
        }
        return lost;
    }
}
