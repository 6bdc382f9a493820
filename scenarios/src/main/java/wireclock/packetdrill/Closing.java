package wireclock.packetdrill;

import wireclock.tcp.TcpSocket;

/** How a script's close() ends a connection. */
final class Closing {
    private Closing() {}

    /**
     * Closes, or goes on with waiting for the peer (SO_LINGER).
     *
     * @param over whether it has been waited for long enough
     */
    static Outcome close(TcpSocket stream, SocketOptions options, boolean over) {
        // Unread data is thrown away, and the peer is to know (RFC 2525 §2.17); so it is with a linger time of 0.
        if (stream.available() > 0 || options.lingersNot()) {
            stream.abort();
            return Outcome.OK;
        }
        stream.endReading();
        stream.close();
        boolean unfinished = switch (stream.state()) {
            case FIN_WAIT_1, CLOSING, LAST_ACK -> true;
            default -> false;
        };
        if (unfinished && !over && options.lingerPs() > 0) {
            return Outcome.BLOCKS;
        }
        stream.release();
        return Outcome.OK;
    }
}
