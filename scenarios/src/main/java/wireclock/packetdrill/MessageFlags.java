package wireclock.packetdrill;

import java.util.List;

/**
 * What the flags of a call that sends or receives ask for.
 *
 * @param dontWait MSG_DONTWAIT
 * @param more MSG_MORE
 * @param endOfRecord MSG_EOR
 * @param zeroCopy MSG_ZEROCOPY
 * @param errorQueue MSG_ERRQUEUE
 * @param fastOpen MSG_FASTOPEN
 * @param urgent MSG_OOB
 * @param peek MSG_PEEK
 * @param waitAll MSG_WAITALL
 * @param truncate MSG_TRUNC
 */
record MessageFlags(boolean dontWait, boolean more, boolean endOfRecord, boolean zeroCopy,
        boolean errorQueue, boolean fastOpen, boolean urgent, boolean peek, boolean waitAll, boolean truncate) {
    static final MessageFlags NONE = new MessageFlags(false, false, false, false, false, false,
            false, false, false, false);
    /** MSG_DONTWAIT alone. */
    static final MessageFlags WITHOUT_WAITING = new MessageFlags(true, false, false, false, false, false,
            false, false, false, false);

    private static final long MSG_DONTWAIT = 0x40;
    private static final long MSG_EOR = 0x80;
    private static final long MSG_ERRQUEUE = 0x2000;
    private static final long MSG_ZEROCOPY = 0x400_0000;
    private static final long MSG_NOSIGNAL = 0x4000;
    private static final long MSG_FASTOPEN = 0x2000_0000;
    private static final long MSG_OOB = 1;
    private static final long MSG_PEEK = 2;
    private static final long MSG_TRUNC = 0x20;
    private static final long MSG_WAITALL = 0x100;
    private static final long MSG_MORE = 0x8000;

    /**
     * The flags at a place of a call's arguments; none if it has fewer.
     *
     * @param line of the script
     */
    static MessageFlags at(List<Argument> arguments, int place, int line) throws ScriptException {
        if (arguments.size() <= place) {
            return NONE;
        }
        long flags = SocketCalls.number(arguments, place, line);
        long unknown = flags & ~(MSG_DONTWAIT | MSG_EOR | MSG_NOSIGNAL | MSG_MORE | MSG_ZEROCOPY | MSG_ERRQUEUE
                | MSG_FASTOPEN | MSG_OOB | MSG_PEEK | MSG_WAITALL | MSG_TRUNC);
        if (unknown != 0) {
            throw ScriptException.unsupported(line, "message flags 0x" + Long.toHexString(unknown));
        }
        return new MessageFlags((flags & MSG_DONTWAIT) != 0, (flags & MSG_MORE) != 0, (flags & MSG_EOR) != 0,
                (flags & MSG_ZEROCOPY) != 0, (flags & MSG_ERRQUEUE) != 0, (flags & MSG_FASTOPEN) != 0, (flags & MSG_OOB) != 0,
                (flags & MSG_PEEK) != 0, (flags & MSG_WAITALL) != 0, (flags & MSG_TRUNC) != 0);
    }
}
