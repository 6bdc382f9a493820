package wireclock.scenario;

/** What a fault sets a link, an interface or a node to. */
public enum FaultWord {
    DOWN, UP, HELD, FLAPPING, CRASHED, RESTARTED, FROZEN, THAWED;

    static final FaultWord[] OF_LINKS = {DOWN, UP, HELD, FLAPPING};
    static final FaultWord[] OF_INTERFACES = {DOWN, UP, FLAPPING};
    static final FaultWord[] OF_NODES = {CRASHED, RESTARTED, FROZEN, THAWED};

    /** Whether it ends what another word began, and so cannot last itself. */
    public boolean mends() {
        return this == UP || this == RESTARTED || this == THAWED;
    }
}
