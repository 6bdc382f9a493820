package wireclock.tcp;

import wireclock.wire.Payload;

/**
 * What an application holds of a connection. Calls never block: a write takes what the buffer has room for, a read gives
 * what is there, and {@link StreamHandler} tells when more is possible.
 */
public final class TcpSocket {
    private final TcpConnection connection;

    TcpSocket(TcpConnection connection) {
        this.connection = connection;
    }

    /**
     * Writes bytes into the send buffer and sends what may be sent.
     *
     * @return how many bytes were taken; if fewer than offered, {@link StreamHandler#writable} will come
     * @throws IllegalStateException after {@link #close} or when the connection is not open
     */
    public int write(Payload payload) {
        return connection.write(payload);
    }

    /**
     * Writes the last bytes and closes in one go, so that the FIN rides on the last segment. If not all bytes are taken, the
     * socket stays open.
     *
     * @return how many bytes were taken
     */
    public int writeLast(Payload payload) {
        return connection.writeLast(payload);
    }

    /** Takes up to {@code limit} bytes that have arrived in order; empty when there are none. */
    public Payload read(int limit) {
        return connection.read(limit);
    }

    /** Bytes that {@link #read} could give. */
    public long available() {
        return connection.available();
    }

    /** Ends the sending direction after what has been written: FIN (RFC 9293 §3.10.4). Reading goes on. */
    public void close() {
        connection.close();
    }

    /** Throws the connection away: RST (RFC 9293 §3.10.5). */
    public void abort() {
        connection.abort();
    }

    public TcpState state() {
        return connection.state();
    }

    public TcpStats stats() {
        return connection.stats();
    }

    /** Congestion window in segments. */
    public int congestionWindow() {
        return connection.sender().window();
    }

    /** Slow start threshold in segments; {@link wireclock.transport.CongestionControl#NO_THRESHOLD} before any loss. */
    public int slowStartThreshold() {
        return connection.sender().slowStartThreshold();
    }

    /** Segments believed to be in the network. */
    public int inFlight() {
        return connection.sender().inFlight();
    }

    /** The window that the peer grants, in bytes. */
    public long sendWindow() {
        return connection.sender().sendWindow();
    }

    /** Smoothed round-trip time in picoseconds; 0 before the first sample. */
    public long smoothedRttPs() {
        return connection.sender().rtt().smoothedPs();
    }

    /** Payload bytes of a full segment. */
    public int effectiveSegmentSize() {
        return connection.sender().segmentSize();
    }

    public int localAddress() {
        return connection.localAddress();
    }

    public int localPort() {
        return connection.localPort();
    }

    public int remoteAddress() {
        return connection.remoteAddress();
    }

    public int remotePort() {
        return connection.remotePort();
    }
}
