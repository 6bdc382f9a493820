package wireclock.reports.assertion;

/** What a condition says: it may not be decided, where a figure has no value yet. */
public enum Truth {
    FALSE, UNKNOWN, TRUE;

    static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    Truth not() {
        return switch (this) {
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
            case TRUE -> FALSE;
        };
    }

    /** Kleene's: the less true of two. */
    Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** Kleene's: the more true of two. */
    Truth or(Truth other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
