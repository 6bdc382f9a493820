package wireclock.reports;

/** The result folder cannot be written where it was asked for; the message tells the user why and what to do. */
public final class ResultFolderException extends Exception {
    private static final long serialVersionUID = 1L;

    public ResultFolderException(String message) {
        super(message);
    }

    public ResultFolderException(String message, Throwable cause) {
        super(message, cause);
    }
}
