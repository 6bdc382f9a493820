package wireclock.packetdrill;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A descriptor of epoll: which sockets are watched for what, and which of them have something to tell. */
final class EventPoll {
    private static final long ERROR_AND_HANGUP = 0x18;
    private static final long EDGE = 0x8000_0000L;
    private static final long ONE_SHOT = 0x4000_0000L;
    private static final long ADD = 1;
    private static final long DELETE = 2;

    /** A watched socket. */
    private static final class Watch {
        final ScriptSocket socket;
        long events;
        /** Something has happened since it was told last. */
        boolean fresh = true;
        boolean disabled;
        long seenChanges;

        Watch(ScriptSocket socket, long events) {
            this.socket = socket;
            this.events = events;
        }
    }

    private final Map<Long, Watch> watches = new LinkedHashMap<>();

    Outcome control(List<Argument> arguments, ScriptSocket socket, int line) throws ScriptException {
        long operation = SocketCalls.number(arguments, 1, line);
        long descriptor = SocketCalls.number(arguments, 2, line);
        if (operation == DELETE) {
            return watches.remove(descriptor) == null ? Outcome.error("ENOENT") : Outcome.OK;
        }
        if (!(arguments.get(3) instanceof Argument.Structure event)
                || !(event.get("events") instanceof Argument.Number events)) {
            throw ScriptException.unsupported(line, "this event");
        }
        Watch known = watches.get(descriptor);
        if ((known == null) != (operation == ADD)) {
            return Outcome.error(known == null ? "ENOENT" : "EEXIST");
        }
        watches.put(descriptor, new Watch(socket, events.value()));
        return Outcome.OK;
    }

    /** What has something to tell; compares it with what the script expects. */
    Outcome await(List<Argument> arguments, boolean over, int line) throws ScriptException {
        for (Map.Entry<Long, Watch> entry : watches.entrySet()) {
            Watch watch = entry.getValue();
            long changes = watch.socket.completions();
            watch.fresh |= changes != watch.seenChanges;
            watch.seenChanges = changes;
            long ready = watch.socket.readiness() & (watch.events | ERROR_AND_HANGUP);
            boolean told = ready != 0 && !watch.disabled && (watch.fresh || (watch.events & EDGE) == 0);
            if (told) {
                watch.fresh = false;
                watch.disabled = (watch.events & ONE_SHOT) != 0;
                check(arguments, entry.getKey(), ready, line);
                return Outcome.of(1);
            }
        }
        return over || SocketCalls.number(arguments, 3, line) == 0 ? Outcome.of(0) : Outcome.BLOCKS;
    }

    private static void check(List<Argument> arguments, long descriptor, long ready, int line) throws ScriptException {
        if (!(arguments.get(1) instanceof Argument.Structure event)
                || !(event.get("events") instanceof Argument.Number events)
                || !(event.get("fd") instanceof Argument.Number watched)) {
            throw new ScriptException(line, "nothing expected, seen events " + ready + " of " + descriptor);
        }
        if (events.value() != ready || watched.value() != descriptor) {
            throw new ScriptException(line, "events expected " + events.value() + " of " + watched.value() + ", seen "
                    + ready + " of " + descriptor);
        }
    }
}
