package wireclock.tcp;

/**
 * The peer's urgent data (RFC 9293 §3.8.5), as Linux and all others take it (RFC 6093): one byte, the last before the
 * pointer, that is read apart from the stream unless the application wants it inline. Reading stops once at it.
 */
public final class UrgentData {
    private static final long NONE = -1;

    private final TcpReceiver receiver;
    private boolean inline;
    /** Sequence number of the byte; what has been read beyond does not count any more. */
    private long sequence = NONE;
    private boolean arrived;
    private boolean taken;

    UrgentData(TcpReceiver receiver) {
        this.receiver = receiver;
    }

    /** Leaves the byte in the stream, or takes it out (SO_OOBINLINE). */
    public void setInline(boolean value) {
        inline = value;
    }

    /**
     * A segment with URG.
     *
     * @param start of its text
     * @param pointer counted from there
     */
    void announced(long start, int pointer) {
        long announced = start + Math.max(pointer - 1, 0);
        if (announced < receiver.readUpTo() || announced < receiver.rcvNxt() || announced <= sequence) {
            return;
        }
        sequence = announced;
        arrived = false;
        taken = false;
    }

    /** Text has been taken in. */
    void received() {
        arrived |= sequence != NONE && sequence < receiver.rcvNxt();
    }

    /** Whether there is an urgent byte before or at which reading has to stop. */
    boolean isPending() {
        return sequence != NONE;
    }

    /** Whether the next byte to be read is the urgent one. */
    public boolean isNext() {
        return sequence != NONE && sequence == receiver.readUpTo();
    }

    /** Whether the byte is apart from the stream. */
    boolean isApart() {
        return !inline;
    }

    /** How far one call may read: to the byte, or anywhere once there. */
    int limit(int wanted) {
        long before = sequence - receiver.readUpTo();
        return before > 0 ? (int) Math.min(wanted, before) : wanted;
    }

    /** How much of what can be read comes before the byte. */
    long before(long available) {
        boolean counts = sequence != NONE && !inline && sequence < receiver.rcvNxt();
        return counts ? sequence - receiver.readUpTo() : available;
    }

    /** Reading has gone on; beyond the byte nothing is urgent any more. */
    void read() {
        if (receiver.readUpTo() > sequence) {
            sequence = NONE;
        }
    }

    /** Whether there is a byte to be read apart (POLLPRI). */
    public boolean isReadable() {
        return !inline && arrived && !taken && sequence != NONE;
    }

    /** Whether a byte has been announced and not come yet. */
    public boolean isAwaited() {
        return sequence != NONE && !arrived;
    }

    /** The application has read the byte apart. */
    public void take() {
        taken = true;
    }
}
