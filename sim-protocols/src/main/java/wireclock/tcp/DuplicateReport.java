package wireclock.tcp;

/** What has arrived twice, to be told in the first SACK block of the next acknowledgement (RFC 2883). */
final class DuplicateReport {
    private final boolean enabled;
    private long start;
    private long end;

    DuplicateReport(boolean enabled) {
        this.enabled = enabled;
    }

    /** Adds a stretch: it extends the pending report if both touch, and is left out if they do not. */
    void add(long from, long to) {
        if (!enabled || to <= from) {
            return;
        }
        if (!isPending()) {
            start = from;
            end = to;
        } else if (from <= end && start <= to) {
            start = Math.min(start, from);
            end = Math.max(end, to);
        }
    }

    boolean isPending() {
        return end > start;
    }

    long start() {
        return start;
    }

    long end() {
        return end;
    }

    void told() {
        end = start;
    }
}
