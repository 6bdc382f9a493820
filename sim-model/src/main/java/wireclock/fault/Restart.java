package wireclock.fault;

import wireclock.device.Node;

/** A node that comes up again after a crash; one that runs loses its memory first. */
public record Restart(Node node) implements Fault {
    @Override
    public void begin() {
        node.crash();
        node.restart();
    }

    @Override
    public void end() {
        // What mends has no end.
    }
}
