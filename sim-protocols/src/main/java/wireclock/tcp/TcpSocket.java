package wireclock.tcp;

import wireclock.wire.Payload;

/**
 * What an application holds of a connection. Calls never block: a write takes what the buffer has room for, a read
 * gives what is there, and {@link StreamHandler} tells when more is possible.
 */
public final class TcpSocket {
    private final TcpConnection connection;
    private final TcpSender sender;
    private final TcpReceiver receiver;
    /** The last write found too little room. */
    private boolean writeBlocked;
    private boolean closed;

    TcpSocket(TcpConnection connection, TcpSender sender, TcpReceiver receiver) {
        this.connection = connection;
        this.sender = sender;
        this.receiver = receiver;
    }

    /**
     * Writes bytes into the send buffer and sends what may be sent.
     *
     * @return how many bytes were taken; if fewer than offered, {@link StreamHandler#writable} will come
     * @throws IllegalStateException after {@link #close} or when the connection is not open
     */
    public int write(Payload payload) {
        int taken = fill(payload);
        connection.pushOut();
        return taken;
    }

    /**
     * Writes the last bytes and closes in one go, so that the FIN rides on the last segment. If not all bytes are
     * taken, the socket stays open.
     *
     * @return how many bytes were taken
     */
    public int writeLast(Payload payload) {
        int taken = fill(payload);
        if (taken == payload.length()) {
            closed = true;
            connection.closeSending();
        }
        connection.pushOut();
        return taken;
    }

    private int fill(Payload payload) {
        TcpState state = connection.state();
        if (closed || !(state.maySend() || state == TcpState.SYN_SENT || state == TcpState.SYN_RECEIVED)) {
            throw new IllegalStateException("write in state " + state + (closed ? " after close" : ""));
        }
        int taken = sender.write(payload);
        writeBlocked = taken < payload.length();
        return taken;
    }

    /** Takes up to {@code limit} bytes that have arrived in order; empty when there are none. */
    public Payload read(int limit) {
        Payload payload = receiver.read(limit, connection.nowPs());
        if (payload.length() > 0) {
            connection.bytesRead();
        }
        return payload;
    }

    /** Bytes that {@link #read} could give. */
    public long available() {
        return receiver.available();
    }

    /** Ends the sending direction after what has been written: FIN (RFC 9293 §3.10.4). Reading goes on. */
    public void close() {
        if (!closed) {
            closed = true;
            connection.closeSending();
            connection.pushOut();
        }
    }

    /** Throws the connection away: RST (RFC 9293 §3.10.5). */
    public void abort() {
        connection.abort();
    }

    /** Whether the application has said that it will write no more. */
    boolean isClosed() {
        return closed;
    }

    /** Whether a blocked writer should be told that there is room; once for each time it was blocked. */
    boolean takeWritable() {
        boolean writable = writeBlocked && sender.buffer().free() >= sender.buffer().capacity() / 3;
        writeBlocked &= !writable;
        return writable;
    }

    public TcpState state() {
        return connection.state();
    }

    public TcpStats stats() {
        return connection.stats();
    }

    /** Congestion window in segments. */
    public int congestionWindow() {
        return sender.window();
    }

    /** Slow start threshold in segments; {@link wireclock.transport.CongestionControl#NO_THRESHOLD} before any loss. */
    public int slowStartThreshold() {
        return sender.slowStartThreshold();
    }

    /** Segments believed to be in the network. */
    public int inFlight() {
        return sender.inFlight();
    }

    /** The window that the peer grants, in bytes. */
    public long sendWindow() {
        return sender.sendWindow();
    }

    /** Smoothed round-trip time in picoseconds; 0 before the first sample. */
    public long smoothedRttPs() {
        return sender.rtt().smoothedPs();
    }

    /** Payload bytes of a full segment. */
    public int effectiveSegmentSize() {
        return sender.segmentSize();
    }

    /** What the sender believes of its path. */
    public RecoveryState recoveryState() {
        return sender.recovery().state();
    }

    /** A snapshot of everything that can be known of the sender. */
    public TcpInfo info() {
        return TcpInfo.of(sender, connection.stats());
    }
}
