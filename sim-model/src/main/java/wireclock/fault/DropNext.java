package wireclock.fault;

import wireclock.link.LossModel;
import wireclock.wire.EthernetFrame;

/** Loses the next frames that a queue accepts, whatever is in them. */
public final class DropNext implements Fault, LossModel {
    private final long frames;
    private long left;

    /**
     * @param frames how many, at least 1
     */
    public DropNext(long frames) {
        this.frames = frames;
    }

    @Override
    public void begin() {
        left = frames;
    }

    @Override
    public void end() {
        left = 0;
    }

    @Override
    public boolean loses(EthernetFrame frame) {
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }
}
