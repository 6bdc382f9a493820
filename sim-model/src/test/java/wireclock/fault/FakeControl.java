package wireclock.fault;

import java.util.ArrayList;
import java.util.List;
import wireclock.link.LinkControl;
import wireclock.link.LossModel;

/** A direction of a link that only remembers what it was told. */
final class FakeControl implements LinkControl {
    final List<LossModel> added = new ArrayList<>();
    final List<String> log = new ArrayList<>();
    private LossModel loss = LossModel.NONE;
    private boolean down;
    private boolean held;
    private double bitErrorRate;
    private long delayPs = 10;
    private long jitterPs = 1;
    private long rateBitPerS = 1000;

    @Override
    public void setDown(boolean down) {
        if (down != this.down) {
            log.add(down ? "down" : "up");
        }
        this.down = down;
    }

    @Override
    public boolean isDown() {
        return down;
    }

    @Override
    public void setHeld(boolean held) {
        this.held = held;
    }

    @Override
    public boolean isHeld() {
        return held;
    }

    @Override
    public LossModel loss() {
        return loss;
    }

    @Override
    public void setLoss(LossModel loss) {
        this.loss = loss;
    }

    @Override
    public double bitErrorRate() {
        return bitErrorRate;
    }

    @Override
    public void setBitErrorRate(double bitErrorRate) {
        this.bitErrorRate = bitErrorRate;
    }

    @Override
    public long delayPs() {
        return delayPs;
    }

    @Override
    public void setDelayPs(long delayPs) {
        this.delayPs = delayPs;
    }

    @Override
    public long jitterPs() {
        return jitterPs;
    }

    @Override
    public void setJitterPs(long jitterPs) {
        this.jitterPs = jitterPs;
    }

    @Override
    public long rateBitPerS() {
        return rateBitPerS;
    }

    @Override
    public void setRateBitPerS(long rateBitPerS) {
        this.rateBitPerS = rateBitPerS;
    }

    @Override
    public void addLoss(LossModel added) {
        this.added.add(added);
    }
}
