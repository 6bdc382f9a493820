package wireclock.tcp;

/**
 * The seam above TCP: an application's end of a connection. Every call comes from within an event; all may use the
 * socket.
 */
public interface StreamHandler {
    /** The handshake is complete. */
    default void connected(TcpSocket socket) {}

    /** Bytes have arrived: {@link TcpSocket#read} gives them. */
    default void readable(TcpSocket socket) {}

    /** A write that found the buffer full can go on: a third of it is free again, as Linux does it. */
    default void writable(TcpSocket socket) {}

    /** Everything written so far has been acknowledged. */
    default void acknowledged(TcpSocket socket) {}

    /** The peer has closed its direction and all its bytes have been read into the buffer: end of file. */
    default void endOfStream(TcpSocket socket) {}

    /** The connection is gone, in good order; no call follows. */
    default void closed(TcpSocket socket) {}

    /** The connection broke; no call follows. */
    default void failed(TcpSocket socket, TcpError error) {}
}
