package wireclock.fault;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import wireclock.link.CableControl;
import wireclock.link.LinkControl;
import wireclock.link.LossModel;

/** The settings of one direction of a link that faults may change, each with the value that it has by itself. */
public final class ControlledDirection {
    private final CableControl control;
    private final Setting<Boolean> down;
    private final Setting<LossModel> loss;
    private final @Nullable LineSettings line;
    private boolean isDown;

    /**
     * @param carrier is told when this direction is cut or mended
     */
    ControlledDirection(CableControl control, Runnable carrier) {
        this.control = control;
        down = new Setting<>(false, nowDown -> {
            isDown = nowDown;
            carrier.run();
        });
        loss = new Setting<>(control.loss(), control::setLoss);
        line = control instanceof LinkControl full ? LineSettings.of(full) : null;
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

    public Setting<LossModel> loss() {
        return loss;
    }

    /** Of a full-duplex link; a scenario that asks for them elsewhere is refused before anything is built. */
    public LineSettings line() {
        return Objects.requireNonNull(line, "half duplex: a cable can be cut and lose frames, nothing else");
    }

    /** Plans a loss of single packets beside the direction's own. */
    public <L extends LossModel> L with(L loss) {
        control.addLoss(loss);
        return loss;
    }
}
