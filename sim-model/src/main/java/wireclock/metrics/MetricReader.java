package wireclock.metrics;

/** Reads one figure of a running network at the instant it is asked; reading changes nothing. */
public interface MetricReader {
    /** The value now, or NaN if there is none (a window before the connection exists). Never infinite. */
    double read();
}
