package wireclock.fault;

/** The end of another fault as an event of its own: a node that is restarted, whatever it died of. */
public record Undoing(Fault fault) implements Fault {
    @Override
    public void begin() {
        fault.end();
    }

    @Override
    public void end() {
        // What mends has no end.
    }
}
