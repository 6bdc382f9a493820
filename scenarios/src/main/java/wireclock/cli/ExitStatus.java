package wireclock.cli;

/** With which status the program ends. */
public final class ExitStatus {
    /** Everything went well. */
    public static final int OK = 0;
    /** An assertion or a conformance script does not hold, or a run of a sweep did not keep within its limits. */
    public static final int FAILED = 1;
    /** The command line or a scenario is wrong; nothing was written. */
    public static final int WRONG_INPUT = 2;
    /** The interval of a sweep spans the bound of an assertion: more replications would tell. */
    public static final int INCONCLUSIVE = 3;
    /** A defect of this program. */
    public static final int DEFECT = 70;
    /** Interrupted from the keyboard; what was done so far is written. */
    public static final int INTERRUPTED = 130;

    private ExitStatus() {}

    /** The graver of two. */
    static int graver(int a, int b) {
        return gravity(a) >= gravity(b) ? a : b;
    }

    private static int gravity(int status) {
        return switch (status) {
            case OK -> 0;
            case INCONCLUSIVE -> 1;
            case FAILED -> 2;
            case WRONG_INPUT -> 3;
            case INTERRUPTED -> 4;
            default -> 5;
        };
    }
}
