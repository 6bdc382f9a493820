package wireclock.packetdrill;

import wireclock.tcp.TcpSocket;

/** How a script's calls read from a connection: the stream, the urgent byte apart, or a look without taking. */
final class Receiving {
    private Receiving() {}

    /**
     * Reads from the stream what there is, up to a limit; a read that has taken something stops at urgent data.
     *
     * @return how many bytes
     */
    static long stream(TcpSocket stream, long limit) {
        long taken = 0;
        while (taken < limit && stream.available() > 0 && !(taken > 0 && stream.urgent().isNext())) {
            long got = stream.read((int) Math.min(limit - taken, Integer.MAX_VALUE)).length();
            if (got == 0) {
                break;
            }
            taken += got;
        }
        return taken;
    }

    /** What recv() says with MSG_OOB. */
    static Outcome urgent(ScriptSocket socket, TcpSocket stream, boolean peek) {
        if (socket.options.urgentInline || !stream.urgent().isReadable() && !stream.urgent().isAwaited()) {
            return Outcome.error("EINVAL");
        }
        if (stream.urgent().isAwaited()) {
            return socket.isAtEnd() ? Outcome.OK : Outcome.error("EAGAIN");
        }
        if (!peek) {
            stream.urgent().take();
        }
        return Outcome.of(1);
    }
}
