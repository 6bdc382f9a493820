package wireclock.packetdrill;

import java.util.List;
import java.util.Map;

/** poll(): which of several descriptors have something to tell. */
final class SocketPoll {
    private static final long ALWAYS_TOLD = 0x18;
    private static final long NOT_OPEN = 0x20;

    private final Map<Long, ScriptSocket> descriptors;

    SocketPoll(Map<Long, ScriptSocket> descriptors) {
        this.descriptors = descriptors;
    }

    /**
     * Looks once.
     *
     * @param over whether the time that the script allows has passed
     */
    Outcome poll(List<Argument> arguments, boolean over, int line) throws ScriptException {
        if (!(arguments.getFirst() instanceof Argument.Array entries)) {
            throw ScriptException.unsupported(line, "these descriptors of poll");
        }
        int told = 0;
        for (Argument entry : entries.elements()) {
            told += ready(entry, line) != 0 ? 1 : 0;
        }
        if (told == 0 && !over) {
            return Outcome.BLOCKS;
        }
        for (Argument entry : entries.elements()) {
            long seen = ready(entry, line);
            long expected = field(entry, "revents", line);
            if (seen != expected) {
                throw new ScriptException(line, "revents expected " + expected + ", seen " + seen);
            }
        }
        return Outcome.of(told);
    }

    private long ready(Argument entry, int line) throws ScriptException {
        long descriptor = field(entry, "fd", line);
        ScriptSocket socket = descriptors.get(descriptor);
        if (socket == null) {
            return descriptor < 0 ? 0 : NOT_OPEN;
        }
        return socket.readiness() & (field(entry, "events", line) | ALWAYS_TOLD);
    }

    private static long field(Argument entry, String name, int line) throws ScriptException {
        if (entry instanceof Argument.Structure structure && structure.get(name) instanceof Argument.Number number) {
            return number.value();
        }
        throw ScriptException.unsupported(line, "a descriptor of poll without " + name);
    }
}
