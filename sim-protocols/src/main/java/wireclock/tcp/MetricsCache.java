package wireclock.tcp;

/** What a host remembers of one connection for the next to the same peer (RFC 9040; Linux: tcp_metrics). */
public enum MetricsCache {
    /** Nothing (tcp_no_metrics_save). */
    OFF,
    /** All but the slow start threshold, as Linux does by default (tcp_no_ssthresh_metrics_save). */
    WITHOUT_THRESHOLD,
    ALL
}
