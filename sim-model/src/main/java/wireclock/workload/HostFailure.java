package wireclock.workload;

/** What a flow's record says when it was not the network that failed. */
final class HostFailure {
    static final String CRASHED = "host crashed";
    /** The application was to begin on a host that was not there. */
    static final String DOWN = "host is down";

    private HostFailure() {}
}
