package wireclock.workload;

/** A receiver got bytes other than those that were sent: a defect of the simulator, which ends the run. */
public final class WrongBytesException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    WrongBytesException(String flow, long offset, int length) {
        super("flow " + flow + ": the " + length + " bytes at offset " + offset + " are not the ones that were sent");
    }
}
