package wireclock.packetdrill;

/** A system call that has not returned yet, or has returned and not been checked. */
final class BlockedCall {
    private final Action.Call call;
    private final int line;
    private final long expectedPs;
    private final long latestPs;
    private Outcome outcome = Outcome.BLOCKS;
    private long returnedPs;

    BlockedCall(Action.Call call, int line, long expectedPs, long latestPs) {
        this.call = call;
        this.line = line;
        this.expectedPs = expectedPs;
        this.latestPs = latestPs;
    }

    void returned(Outcome result, long atPs) {
        outcome = result;
        returnedPs = atPs;
    }

    boolean hasReturned() {
        return !outcome.blocks();
    }

    Action.Call call() {
        return call;
    }

    int line() {
        return line;
    }

    long expectedPs() {
        return expectedPs;
    }

    /** The latest time at which it may return. */
    long latestPs() {
        return latestPs;
    }

    long returnedPs() {
        return returnedPs;
    }

    Outcome outcome() {
        return outcome;
    }
}
