package wireclock.fault;

import wireclock.device.Node;

/** A node for which time stands still, until the end; see {@link Node#freeze}. */
public record Freeze(Node node) implements Fault {
    @Override
    public void begin() {
        node.freeze();
    }

    @Override
    public void end() {
        node.thaw();
    }
}
