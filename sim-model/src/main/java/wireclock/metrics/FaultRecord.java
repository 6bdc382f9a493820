package wireclock.metrics;

import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong in a run: a row of {@code faults.csv}. Instants are picoseconds from the start of the run.
 */
public final class FaultRecord {
    /** What it happened to: a link, a direction of one, a node, an interface. */
    public final String target;
    /** The kind of fault, by the scenario's word for it. */
    public final String fault;
    /** What exactly, in words; may be empty. */
    public final String detail;
    /** What it changes: a fault without an end lasts until another one of the same kind happens to the target. */
    public final String kind;
    /** Whether it only ends another one. */
    public final boolean mends;

    public long startPs;
    /** When it ended; null while it lasts. */
    public @Nullable Long endPs;

    public FaultRecord(String target, String fault, String detail, String kind, boolean mends) {
        this.target = target;
        this.fault = fault;
        this.detail = detail;
        this.kind = kind;
        this.mends = mends;
    }

    /** Whether this one was still going on, and has now been replaced or mended. */
    public boolean isEndedBy(FaultRecord later) {
        return endPs == null && !isDrop() && target.equals(later.target) && kind.equals(later.kind);
    }

    /** Drops stand beside each other. */
    private boolean isDrop() {
        return kind.equals("drop");
    }
}
