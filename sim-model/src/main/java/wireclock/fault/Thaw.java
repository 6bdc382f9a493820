package wireclock.fault;

import wireclock.device.Node;

/** A node that goes on after it has stood still; nothing happens to one that has not. */
public record Thaw(Node node) implements Fault {
    @Override
    public void begin() {
        node.thaw();
    }

    @Override
    public void end() {
        // What mends has no end.
    }
}
