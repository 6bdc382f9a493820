package wireclock.sweep;

import java.io.IOException;

/** An engine cannot carry out runs, whichever they are: what it needs is not there, or has gone. */
public final class EngineException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong and what to do about it, in whole sentences
     */
    public EngineException(String message, Throwable cause) {
        super(message, cause);
    }

    public EngineException(String message) {
        super(message);
    }
}
