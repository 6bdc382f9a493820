package wireclock.packetdrill;

import java.util.List;
import wireclock.engine.SimTime;

/** recvmsg() from a socket's error queue: completions of sends without copy, and time stamps of sending. */
final class ErrorQueue {
    private static final int ORIGIN_TIMESTAMPING = 4;
    private static final int ORIGIN_ZERO_COPY = 5;
    private static final int CODE_COPIED = 1;
    private static final long NO_MESSAGE = 42;
    private static final long MSG_TRUNC = 0x20;
    private static final long MSG_ERRQUEUE = 0x2000;
    private static final long NANOSECONDS = 1_000_000_000L;

    private final ScriptSocket socket;
    private final MessageFields fields;
    private final long tolerancePs;

    /**
     * @param fields reads what the script expects
     * @param tolerancePs how far a time stamp may be off
     */
    ErrorQueue(ScriptSocket socket, MessageFields fields, long tolerancePs) {
        this.socket = socket;
        this.fields = fields;
        this.tolerancePs = tolerancePs;
    }

    Outcome receive(Argument.Structure header) throws ScriptException {
        ZeroCopy.Completed completed = socket.nextCompleted();
        if (completed != null) {
            fields.check("msg_flags", fields.number(header, "msg_flags"), MSG_ERRQUEUE);
            List<Argument> control = fields.list(header, "msg_control", 1);
            zeroCopy(fields.structure(control.getFirst()), completed);
            return Outcome.OK;
        }
        SendTimestamps.Stamp stamp = socket.timestamps().poll();
        if (stamp == null) {
            return Outcome.error("EAGAIN");
        }
        fields.check("msg_flags", fields.number(header, "msg_flags"),
                stamp.withData() ? MSG_ERRQUEUE | MSG_TRUNC : MSG_ERRQUEUE);
        List<Argument> control = fields.list(header, "msg_control", 2);
        time(fields.structure(control.getFirst()), stamp);
        origin(fields.structure(control.getLast()), ORIGIN_TIMESTAMPING, NO_MESSAGE, 0, stamp.kind(), stamp.key());
        return Outcome.OK;
    }

    private void zeroCopy(Argument.Structure message, ZeroCopy.Completed completed) throws ScriptException {
        origin(message, ORIGIN_ZERO_COPY, 0, CODE_COPIED, completed.first(), completed.last());
    }

    private void origin(Argument.Structure message, int origin, long errno, int code, long info, long data)
            throws ScriptException {
        fields.check("cmsg_level", fields.number(message, "cmsg_level"), fields.constant("SOL_IP"));
        fields.check("cmsg_type", fields.number(message, "cmsg_type"), fields.constant("IP_RECVERR"));
        Argument.Structure error = fields.structure(message, "cmsg_data");
        fields.check("ee_errno", fields.number(error, "ee_errno"), errno);
        fields.check("ee_origin", fields.number(error, "ee_origin"), origin);
        fields.check("ee_type", fields.number(error, "ee_type"), 0);
        fields.check("ee_code", fields.number(error, "ee_code"), code);
        fields.check("ee_info", fields.number(error, "ee_info"), info);
        fields.check("ee_data", fields.number(error, "ee_data"), data);
    }

    private void time(Argument.Structure message, SendTimestamps.Stamp stamp) throws ScriptException {
        fields.check("cmsg_level", fields.number(message, "cmsg_level"), fields.constant("SOL_SOCKET"));
        fields.check("cmsg_type", fields.number(message, "cmsg_type"), fields.constant("SCM_TIMESTAMPING"));
        Argument.Structure time = fields.structure(message, "cmsg_data");
        long expectedPs = (fields.number(time, "scm_sec") * NANOSECONDS + fields.number(time, "scm_nsec"))
                * SimTime.NANOSECOND;
        if (Math.abs(stamp.timePs() - expectedPs) > tolerancePs) {
            fields.check("time stamp in us", expectedPs / SimTime.MICROSECOND, stamp.timePs() / SimTime.MICROSECOND);
        }
    }
}
