package wireclock.fault;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.ethernet.Nic;
import wireclock.link.CableControl;

/**
 * A link that faults may change: its two directions, and the carrier that both adapters see.
 *
 * <p>The carrier falls when both directions are cut. Where one strand of two is cut, both ends still believe the link
 * to be up, and what is sent into the cut is lost: the far end's fault is signalled by nobody here.
 */
public final class ControlledLink {
    private final ControlledDirection forward;
    private final ControlledDirection backward;
    private final @Nullable Nic first;
    private final @Nullable Nic second;
    private final List<Watcher> watchers = new ArrayList<>();
    private boolean cut;

    /** Is told when the link is cut, in one direction or both, and when it is whole again. */
    public interface Watcher {
        void cut(boolean cut);
    }

    /**
     * @param first at the near end of the forward direction; null at a hub, which has no adapters
     * @param second at its far end; null at a hub
     */
    public ControlledLink(CableControl forward, CableControl backward, @Nullable Nic first, @Nullable Nic second) {
        this.forward = new ControlledDirection(forward, this::settle);
        this.backward = new ControlledDirection(backward, this::settle);
        this.first = first;
        this.second = second;
    }

    public ControlledDirection forward() {
        return forward;
    }

    public ControlledDirection backward() {
        return backward;
    }

    public void watch(Watcher watcher) {
        watchers.add(watcher);
    }

    /** The adapters hear of a cut before anything is lost by it, and of the mending when frames can pass again. */
    private void settle() {
        boolean carrier = !(forward.isDown() && backward.isDown());
        if (!carrier) {
            setCarrier(false);
        }
        forward.apply(forward.isDown());
        backward.apply(backward.isDown());
        if (carrier) {
            setCarrier(true);
        }
        if (cut != (forward.isDown() || backward.isDown())) {
            cut = !cut;
            watchers.forEach(watcher -> watcher.cut(cut));
        }
    }

    private void setCarrier(boolean present) {
        if (first != null) {
            first.setLinkUp(present);
        }
        if (second != null) {
            second.setLinkUp(present);
        }
    }
}
