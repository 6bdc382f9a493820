package wireclock.packetdrill;

/** A script does not hold, cannot be read or asks for something that is not there. */
final class ScriptException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    /**
     * @param line of the script, from 1; 0 where no line is to blame
     */
    ScriptException(int line, String message) {
        super(message);
        this.line = line;
    }

    /** The script asks for something that this runner or the stack does not have. */
    static ScriptException unsupported(int line, String what) {
        return new ScriptException(line, "unsupported: " + what);
    }

    int line() {
        return line;
    }
}
