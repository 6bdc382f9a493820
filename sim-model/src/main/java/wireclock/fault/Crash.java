package wireclock.fault;

import wireclock.device.Node;

/** A node that dies and, at the end, comes up again; see {@link Node#crash}. */
public record Crash(Node node) implements Fault {
    @Override
    public void begin() {
        node.crash();
    }

    @Override
    public void end() {
        node.restart();
    }
}
