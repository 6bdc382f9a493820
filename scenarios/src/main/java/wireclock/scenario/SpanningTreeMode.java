package wireclock.scenario;

/** Whether a switch runs the spanning tree protocol. */
public enum SpanningTreeMode {
    /** Where switches are linked in a circle. */
    AUTO,
    TRUE,
    FALSE
}
