package wireclock.metrics;

import org.jspecify.annotations.Nullable;

/** Something that went wrong in a run: a row of {@code faults.csv}. Instants are picoseconds from the start of the run. */
public final class FaultRecord {
    /** What it happened to: a link, a direction of one, a node, an interface. */
    public final String target;
    /** The kind of fault, by the scenario's word for it. */
    public final String fault;
    /** What exactly, in words; may be empty. */
    public final String detail;

    public long startPs;
    /** When it ended; null while it lasts. */
    public @Nullable Long endPs;

    public FaultRecord(String target, String fault, String detail) {
        this.target = target;
        this.fault = fault;
        this.detail = detail;
    }
}
