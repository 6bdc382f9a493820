package wireclock.scenario.assertion;

/** A condition that cannot be understood, from a character on. */
final class SyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int at;
    private final String hint;

    SyntaxException(int at, String message, String hint) {
        super(message);
        this.at = at;
        this.hint = hint;
    }

    int at() {
        return at;
    }

    String hint() {
        return hint;
    }

    String what() {
        return String.valueOf(getMessage());
    }
}
