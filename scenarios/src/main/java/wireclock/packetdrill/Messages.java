package wireclock.packetdrill;

import java.util.ArrayList;
import java.util.List;

/** sendmsg() and recvmsg(): vectors of buffers, and what comes beside the data. */
final class Messages {
    private final ScriptSocket socket;
    private final int line;
    private final long tolerancePs;
    private final MessageFields fields;

    /**
     * @param line of the script
     * @param tolerancePs how far a time stamp may be off
     */
    Messages(ScriptSocket socket, int line, long tolerancePs) {
        this.socket = socket;
        this.line = line;
        this.tolerancePs = tolerancePs;
        fields = new MessageFields(line);
    }

    Outcome send(List<Argument> arguments, MessageFlags flags) throws ScriptException {
        return socket.write(buffers(fields.field(header(arguments), "msg_iov")), flags);
    }

    /** How many bytes the vector of readv() or writev() has. */
    long vector(List<Argument> arguments) throws ScriptException {
        return bytes(arguments.get(1));
    }

    /** How many bytes a message to be sent has. */
    long bytes(List<Argument> arguments) throws ScriptException {
        return bytes(fields.field(header(arguments), "msg_iov"));
    }

    Outcome receive(List<Argument> arguments) throws ScriptException {
        MessageFlags flags = MessageFlags.at(arguments, 2, line);
        Argument.Structure header = header(arguments);
        if (flags.errorQueue()) {
            return new ErrorQueue(socket, fields, tolerancePs).receive(header);
        }
        Outcome outcome = socket.receive(bytes(fields.field(header, "msg_iov")), flags);
        if (!outcome.blocks() && outcome.value() >= 0) {
            fields.check("msg_flags", fields.number(header, "msg_flags"), 0);
            checkUnread(header);
        }
        return outcome;
    }

    /** The bytes that are left, where TCP_INQ asks for them. */
    private void checkUnread(Argument.Structure header) throws ScriptException {
        List<Argument> control = fields.list(header, "msg_control", socket.options.unreadTold ? 1 : 0);
        if (!control.isEmpty()) {
            Argument.Structure message = fields.structure(control.getFirst());
            fields.check("cmsg_level", fields.number(message, "cmsg_level"), fields.constant("SOL_TCP"));
            fields.check("cmsg_type", fields.number(message, "cmsg_type"), fields.constant("TCP_CM_INQ"));
            fields.check("cmsg_data", fields.number(message, "cmsg_data"), socket.unreadHint());
        }
    }

    private Argument.Structure header(List<Argument> arguments) throws ScriptException {
        if (arguments.size() > 1 && arguments.get(1) instanceof Argument.Structure header) {
            return header;
        }
        throw ScriptException.unsupported(line, "this message");
    }

    private long bytes(Argument vector) throws ScriptException {
        return buffers(vector).stream().mapToLong(Long::longValue).sum();
    }

    /** The sizes of a vector of buffers. */
    private List<Long> buffers(Argument vector) throws ScriptException {
        if (!(vector instanceof Argument.Array array)) {
            throw ScriptException.unsupported(line, "this vector of buffers");
        }
        List<Long> sizes = new ArrayList<>();
        for (Argument element : array.elements()) {
            if (!(element instanceof Argument.Structure buffer) || buffer.fields().size() != 2
                    || !(buffer.fields().getFirst().value() instanceof Argument.Any)) {
                throw ScriptException.unsupported(line, "this buffer");
            }
            sizes.add(fields.number(buffer.fields().getLast().value()));
        }
        return sizes;
    }
}
