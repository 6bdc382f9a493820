package wireclock.packetdrill;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wireclock.tcp.TcpSocket;

/** Pipes and files of a script, and the calls that move bytes between them and sockets: pipe, splice, open, sendfile. */
final class Pipes {
    private static final long NON_BLOCKING = 2;

    /** Bytes in a pipe, or of a file. */
    private static final class Store {
        long bytes;
        boolean endless;
    }

    private final Map<Long, Store> stores = new HashMap<>();

    /** pipe(): two descriptors of one store. */
    Outcome pipe(List<Argument> arguments, int line) throws ScriptException {
        if (!(arguments.getFirst() instanceof Argument.Array ends) || ends.elements().size() != 2) {
            throw ScriptException.unsupported(line, "these descriptors of pipe");
        }
        Store store = new Store();
        for (int i = 0; i < 2; i++) {
            stores.put(SocketCalls.number(ends.elements(), i, line), store);
        }
        return Outcome.OK;
    }

    /** open(): a file, of which nothing matters but that it has bytes. */
    Outcome open(Action.Call call) {
        Store store = new Store();
        store.endless = true;
        long descriptor = call.result() instanceof Argument.Number number ? number.value() : -1;
        stores.put(descriptor, store);
        return Outcome.of(descriptor);
    }

    boolean has(long descriptor) {
        return stores.containsKey(descriptor);
    }

    Outcome close(long descriptor) {
        stores.remove(descriptor);
        return Outcome.OK;
    }

    /** read() or write() of a pipe's end. */
    Outcome move(long descriptor, long bytes, boolean in) {
        Store store = stores.get(descriptor);
        if (store == null) {
            return Outcome.error("EBADF");
        }
        long moved = in || store.endless ? bytes : Math.min(bytes, store.bytes);
        store.bytes += in ? moved : -moved;
        return Outcome.of(moved);
    }

    /** splice() or sendfile(), from or to a socket. */
    Outcome splice(Map<Long, ScriptSocket> sockets, long from, long to, long bytes, long flags) {
        Store source = stores.get(from);
        Store target = stores.get(to);
        ScriptSocket reader = sockets.get(from);
        ScriptSocket writer = sockets.get(to);
        if (reader != null && target != null) {
            return intoStore(reader, target, bytes, (flags & NON_BLOCKING) != 0);
        }
        if (writer != null && source != null) {
            long there = source.endless ? bytes : Math.min(bytes, source.bytes);
            Outcome outcome = writer.write(there, MessageFlags.NONE);
            source.bytes -= source.endless ? 0 : Math.max(outcome.value(), 0);
            return outcome;
        }
        return Outcome.error(reader == null && source == null || writer == null && target == null ? "EBADF" : "EINVAL");
    }

    private static Outcome intoStore(ScriptSocket reader, Store target, long bytes, boolean dontWait) {
        TcpSocket stream = reader.connection();
        if (stream != null && stream.urgent().isNext()) {
            // Nothing is moved beyond urgent data.
            return Outcome.OK;
        }
        Outcome outcome = reader.read(bytes, dontWait ? MessageFlags.WITHOUT_WAITING : MessageFlags.NONE);
        target.bytes += Math.max(outcome.value(), 0);
        return outcome;
    }
}
