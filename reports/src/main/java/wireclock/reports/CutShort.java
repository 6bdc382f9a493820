package wireclock.reports;

/** Why a run ended before its scenario did. */
public enum CutShort {
    EVENT_BUDGET("event_budget", "the event budget"),
    WALL_BUDGET("wall_budget", "the time budget"),
    INTERRUPTED("interrupted", "an interrupt");

    private final String key;
    private final String text;

    CutShort(String key, String text) {
        this.key = key;
        this.text = text;
    }

    /** As in the manifest. */
    public String key() {
        return key;
    }

    /** In words, to follow "cut short by". */
    public String text() {
        return text;
    }
}
