package wireclock.scenario.run;

/** Why what stands in a folder cannot be run again. */
public final class UnreplayableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreplayableException(String message) {
        super(message);
    }

    public UnreplayableException(String message, Throwable cause) {
        super(message, cause);
    }
}
