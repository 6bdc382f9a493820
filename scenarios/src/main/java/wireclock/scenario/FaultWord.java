package wireclock.scenario;

/** What a fault sets a link, an interface or a node to. */
public enum FaultWord {
    DOWN, UP, HELD, FLAPPING, CRASHED, RESTARTED, FROZEN, THAWED;

    static FaultWord[] ofLinks() {
        return new FaultWord[] {DOWN, UP, HELD, FLAPPING};
    }

    static FaultWord[] ofInterfaces() {
        return new FaultWord[] {DOWN, UP, FLAPPING};
    }

    static FaultWord[] ofNodes() {
        return new FaultWord[] {CRASHED, RESTARTED, FROZEN, THAWED};
    }

    /** Whether it ends what another word began, and so cannot last itself. */
    public boolean mends() {
        return this == UP || this == RESTARTED || this == THAWED;
    }
}
