package wireclock.packetdrill;

import java.util.List;

/** sendmsg() and recvmsg(): vectors of buffers, and what comes beside the data. */
final class Messages {
    private static final int ORIGIN_ZERO_COPY = 5;
    private static final int CODE_COPIED = 1;
    private static final long MSG_ERRQUEUE = 0x2000;

    private final ScriptSocket socket;
    private final int line;

    /**
     * @param line of the script
     */
    Messages(ScriptSocket socket, int line) {
        this.socket = socket;
        this.line = line;
    }

    Outcome send(List<Argument> arguments, MessageFlags flags) throws ScriptException {
        return socket.write(bytes(arguments), flags);
    }

    /** How many bytes the vector of readv() or writev() has. */
    long vector(List<Argument> arguments) throws ScriptException {
        return bytes(arguments.get(1));
    }

    /** How many bytes a message to be sent has. */
    long bytes(List<Argument> arguments) throws ScriptException {
        return bytes(field(header(arguments), "msg_iov"));
    }

    Outcome receive(List<Argument> arguments) throws ScriptException {
        MessageFlags flags = MessageFlags.at(arguments, 2, line);
        Argument.Structure header = header(arguments);
        if (flags.errorQueue()) {
            return receiveError(header);
        }
        Outcome outcome = socket.receive(bytes(field(header, "msg_iov")), flags);
        if (!outcome.blocks() && outcome.value() >= 0) {
            check("msg_flags", number(field(header, "msg_flags")), 0);
            checkUnread(header);
        }
        return outcome;
    }

    /** The bytes that are left, where TCP_INQ asks for them. */
    private void checkUnread(Argument.Structure header) throws ScriptException {
        List<Argument> control = control(header);
        if (control.size() != (socket.options.unreadTold ? 1 : 0)) {
            throw new ScriptException(line, control.size() + " control messages expected, seen "
                    + (socket.options.unreadTold ? 1 : 0));
        }
        if (!control.isEmpty() && control.getFirst() instanceof Argument.Structure message) {
            check("cmsg_level", number(field(message, "cmsg_level")), constant("SOL_TCP"));
            check("cmsg_type", number(field(message, "cmsg_type")), constant("TCP_CM_INQ"));
            check("cmsg_data", number(field(message, "cmsg_data")), socket.unreadHint());
        }
    }

    private Outcome receiveError(Argument.Structure header) throws ScriptException {
        ZeroCopy.Completed completed = socket.nextCompleted();
        if (completed == null) {
            return Outcome.error("EAGAIN");
        }
        check("msg_flags", number(field(header, "msg_flags")), MSG_ERRQUEUE);
        List<Argument> control = control(header);
        if (control.size() != 1 || !(control.getFirst() instanceof Argument.Structure message)
                || !(field(message, "cmsg_data") instanceof Argument.Structure error)) {
            throw new ScriptException(line, "one control message seen");
        }
        check("cmsg_level", number(field(message, "cmsg_level")), constant("SOL_IP"));
        check("cmsg_type", number(field(message, "cmsg_type")), constant("IP_RECVERR"));
        check("ee_errno", number(field(error, "ee_errno")), 0);
        check("ee_origin", number(field(error, "ee_origin")), ORIGIN_ZERO_COPY);
        check("ee_type", number(field(error, "ee_type")), 0);
        check("ee_code", number(field(error, "ee_code")), CODE_COPIED);
        check("ee_info", number(field(error, "ee_info")), completed.first());
        check("ee_data", number(field(error, "ee_data")), completed.last());
        return Outcome.OK;
    }

    private Argument.Structure header(List<Argument> arguments) throws ScriptException {
        if (arguments.size() > 1 && arguments.get(1) instanceof Argument.Structure header) {
            return header;
        }
        throw ScriptException.unsupported(line, "this message");
    }

    private List<Argument> control(Argument.Structure header) {
        return header.get("msg_control") instanceof Argument.Array array ? array.elements() : List.of();
    }

    private Argument field(Argument.Structure structure, String name) throws ScriptException {
        Argument value = structure.get(name);
        if (value == null) {
            throw ScriptException.unsupported(line, "a message without " + name);
        }
        return value;
    }

    private long number(Argument value) throws ScriptException {
        if (value instanceof Argument.Number number) {
            return number.value();
        }
        throw ScriptException.unsupported(line, "this part of a message");
    }

    private static long constant(String name) {
        Long value = Constants.valueOf(name);
        return value == null ? -1 : value;
    }

    /** The bytes of a vector of buffers. */
    private long bytes(Argument vector) throws ScriptException {
        if (!(vector instanceof Argument.Array array)) {
            throw ScriptException.unsupported(line, "this vector of buffers");
        }
        long sum = 0;
        for (Argument element : array.elements()) {
            if (!(element instanceof Argument.Structure buffer) || buffer.fields().size() != 2
                    || !(buffer.fields().getFirst().value() instanceof Argument.Any)) {
                throw ScriptException.unsupported(line, "this buffer");
            }
            sum += number(buffer.fields().getLast().value());
        }
        return sum;
    }

    private void check(String what, long expected, long seen) throws ScriptException {
        if (expected != seen) {
            throw new ScriptException(line, what + " expected " + expected + ", seen " + seen);
        }
    }
}
