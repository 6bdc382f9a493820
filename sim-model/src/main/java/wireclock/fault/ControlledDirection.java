package wireclock.fault;

import wireclock.link.LinkControl;
import wireclock.link.LossModel;

/** The settings of one direction of a link that faults may change, each with the value that it has by itself. */
public final class ControlledDirection {
    private final LinkControl control;
    private final Setting<Boolean> down;
    private final Setting<Boolean> held;
    private final Setting<LossModel> loss;
    private final Setting<Double> bitErrorRate;
    private final Setting<Long> delayPs;
    private final Setting<Long> jitterPs;
    private final Setting<Long> rateBitPerS;
    private boolean isDown;

    /**
     * @param carrier is told when this direction is cut or mended
     */
    ControlledDirection(LinkControl control, Runnable carrier) {
        this.control = control;
        down = new Setting<>(false, nowDown -> {
            isDown = nowDown;
            carrier.run();
        });
        held = new Setting<>(false, control::setHeld);
        loss = new Setting<>(control.loss(), control::setLoss);
        bitErrorRate = new Setting<>(control.bitErrorRate(), control::setBitErrorRate);
        delayPs = new Setting<>(control.delayPs(), control::setDelayPs);
        jitterPs = new Setting<>(control.jitterPs(), control::setJitterPs);
        rateBitPerS = new Setting<>(control.rateBitPerS(), control::setRateBitPerS);
    }

    boolean isDown() {
        return isDown;
    }

    void apply(boolean nowDown) {
        control.setDown(nowDown);
    }

    public Setting<Boolean> down() {
        return down;
    }

    public Setting<Boolean> held() {
        return held;
    }

    public Setting<LossModel> loss() {
        return loss;
    }

    public Setting<Double> bitErrorRate() {
        return bitErrorRate;
    }

    public Setting<Long> delayPs() {
        return delayPs;
    }

    public Setting<Long> jitterPs() {
        return jitterPs;
    }

    public Setting<Long> rateBitPerS() {
        return rateBitPerS;
    }

    /** Plans a loss of single packets beside the direction's own. */
    public <L extends LossModel> L with(L loss) {
        control.addLoss(loss);
        return loss;
    }
}
