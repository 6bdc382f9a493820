package wireclock.reports.assertion;

/** What came of an assertion. */
public enum Verdict {
    PASS("pass"),
    /** It does not hold, but was only to warn. */
    WARN("warn"),
    FAIL("fail");

    private final String key;

    Verdict(String key) {
        this.key = key;
    }

    /** As in the column {@code verdict} of {@code assertions.csv}. */
    public String key() {
        return key;
    }
}
