package wireclock.cli;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** With which status the program ends. */
public final class ExitStatus {
    /** Everything went well. */
    public static final int OK = 0;
    /** An assertion or a conformance script does not hold, results differ, or a run of a sweep went beyond its limits. */
    public static final int FAILED = 1;
    /** The command line or a scenario is wrong; nothing was written. */
    public static final int WRONG_INPUT = 2;
    /** The interval of a sweep spans the bound of an assertion: more replications would tell. */
    public static final int INCONCLUSIVE = 3;
    /** A defect of this program. */
    public static final int DEFECT = 70;
    /** Interrupted from the keyboard; what was done so far is written. */
    public static final int INTERRUPTED = 130;

    /** The launcher's own: it cannot start this program. */
    private static final int UNAVAILABLE = 69;

    private ExitStatus() {}

    /** What each says, for people: {@code --help} and the reference have it from here. */
    static SequencedMap<String, String> meanings() {
        SequencedMap<String, String> meanings = new LinkedHashMap<>();
        meanings.put(String.valueOf(OK), "Everything went well.");
        meanings.put(String.valueOf(FAILED), "An assertion or a conformance script does not hold, results differ, or a "
                + "run of a sweep went beyond its limits.");
        meanings.put(String.valueOf(WRONG_INPUT), "The scenario or the command line is wrong, or the result folder "
                + "cannot be written; nothing was written.");
        meanings.put(String.valueOf(INCONCLUSIVE), "A sweep cannot tell: the interval of a figure spans the bound of an "
                + "assertion.");
        meanings.put(String.valueOf(UNAVAILABLE), "The launcher found no JDK 25 or no Maven, or the build failed.");
        meanings.put(String.valueOf(DEFECT), "A defect of Wireclock; it asks for a report and names the file to send.");
        meanings.put(String.valueOf(INTERRUPTED), "Ctrl-C: the results so far are written and marked as cut short.");
        return meanings;
    }

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
