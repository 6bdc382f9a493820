package wireclock.tcp;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import wireclock.transport.LeadingControl;
import wireclock.transport.RecoveryState;
import wireclock.wire.Payload;

/**
 * What an application holds of a connection. Calls never block: a write takes what the buffer has room for, a read
 * gives what is there, and {@link StreamHandler} tells when more is possible.
 */
public final class TcpSocket {
    private final TcpConnection connection;
    private final TcpSender sender;
    private final TcpReceiver receiver;
    private final SegmentOutput output;
    /** The last write found too little room. */
    private boolean writeBlocked;
    private boolean closed;
    private boolean readingOver;
    private boolean writerWaiting;

    TcpSocket(TcpConnection connection, TcpSender sender, TcpReceiver receiver, SegmentOutput output) {
        this.output = output;
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
        int taken = fill(payload, false);
        connection.pushOut();
        return taken;
    }

    /**
     * As {@link #write}, with more to follow at once (MSG_MORE): what does not fill a segment waits for it.
     *
     * @return how many bytes were taken
     */
    public int writeWithMore(Payload payload) {
        int taken = fill(payload, true);
        sender.writes().setMoreToCome(true);
        connection.pushOut();
        sender.writes().setMoreToCome(false);
        return taken;
    }

    /**
     * As {@link #write}, and what follows begins a segment of its own (MSG_EOR).
     *
     * @return how many bytes were taken
     */
    public int writeRecord(Payload payload) {
        int taken = fill(payload, false);
        if (taken == payload.length()) {
            sender.writes().endRecord(sender.buffer().end());
        }
        connection.pushOut();
        return taken;
    }

    /**
     * As {@link #writeRecord}, but nothing leaves before the next write.
     *
     * @return how many bytes were taken
     */
    public int queueRecord(Payload payload) {
        int taken = fill(payload, false);
        if (taken == payload.length()) {
            sender.writes().endRecord(sender.buffer().end());
        }
        return taken;
    }

    /** How many bytes have left on the SYN of a connection that was opened fast (RFC 7413). */
    public int synDataBytes() {
        return connection.opening().synDataBytes();
    }

    /** Whether somebody waits to write as soon as the connection is open: then its first ACK rides on the data. */
    public void setWriterWaiting(boolean waiting) {
        writerWaiting = waiting;
    }

    boolean isWriterWaiting() {
        return writerWaiting;
    }

    /**
     * Writes the last bytes and closes in one go, so that the FIN rides on the last segment. If not all bytes are
     * taken, the socket stays open.
     *
     * @return how many bytes were taken
     */
    public int writeLast(Payload payload) {
        int taken = fill(payload, false);
        if (taken == payload.length()) {
            closed = true;
            connection.closeSending();
        }
        connection.pushOut();
        return taken;
    }

    private int fill(Payload payload, boolean more) {
        if (connection.hasVanished()) {
            // The process that writes here is gone too.
            return 0;
        }
        TcpState state = connection.state();
        if (closed || !(state.maySend() || state == TcpState.SYN_SENT || state == TcpState.SYN_RECEIVED)) {
            throw new IllegalStateException("write in state " + state + (closed ? " after close" : ""));
        }
        int taken = sender.queue().write(payload, more);
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

    /** As {@link #read}, segment by segment as they came; only at the end is the peer told of the window that opens. */
    public void read(int limit, Consumer<Payload> sink) {
        int left = limit;
        while (left > 0 && receiver.available() > 0) {
            Payload payload = receiver.read(left, connection.nowPs());
            left -= payload.length();
            sink.accept(payload);
        }
        if (left < limit) {
            connection.bytesRead();
        }
    }

    /** As {@link #write}, and the last byte is urgent (MSG_OOB; RFC 9293 §3.8.5). */
    public int writeUrgent(Payload payload) {
        int taken = fill(payload, false);
        if (taken == payload.length()) {
            sender.writes().setUrgentUpTo(sender.buffer().end());
            output.setUrgentUpTo(sender.iss() + 1 + sender.buffer().end());
        }
        connection.pushOut();
        return taken;
    }

    /** Bytes that can be read before an urgent one, or all without. */
    public long beforeUrgent() {
        return receiver.urgent().before(receiver.available());
    }

    /** The urgent byte of the peer, if there is one. */
    public UrgentData urgent() {
        return receiver.urgent();
    }

    /** Bytes that {@link #read} could give. */
    public long available() {
        return receiver.available();
    }

    /** Bytes that were written and are not acknowledged yet, sent or not. */
    public long unacknowledged() {
        return sender.buffer().capacity() - sender.buffer().free();
    }

    /** Ends the sending direction after what has been written: FIN (RFC 9293 §3.10.4). Reading goes on. */
    public void close() {
        if (!closed) {
            closed = true;
            connection.closeSending();
            connection.pushOut();
        }
    }

    /** The application will read no more: data that still comes is answered with RST once it has closed, too. */
    public void endReading() {
        readingOver = true;
    }

    /** Lets go of the socket as close() of POSIX does: nobody writes any more, and nobody reads. */
    public void release() {
        readingOver = true;
        close();
        connection.life().orphaned();
    }

    boolean isReadingOver() {
        return readingOver;
    }

    /** Nagle's algorithm off or on; what it has held back leaves when it is switched off. */
    public void setNodelay(boolean nodelay) {
        sender.writes().setNodelay(nodelay);
        if (nodelay) {
            connection.pushOut();
        }
    }

    /** The most memory for what is written and not acknowledged, all that a kernel keeps beside it included (SO_SNDBUF). */
    public void setSendMemory(long bytes) {
        sender.queue().setMemoryLimit(bytes);
    }

    /** A write is taken while less than this is unsent; 0: as long as there is room (TCP_NOTSENT_LOWAT). */
    public void setUnsentLimit(long bytes) {
        sender.queue().setUnsentLimit(bytes);
    }

    /** Holds back what does not fill a segment, or lets it go (TCP_CORK). */
    public void setCorked(boolean corked) {
        sender.writes().setCorked(corked);
        if (!corked) {
            connection.pushOut();
        }
    }

    /** Probes while idle. */
    public void setKeepAlive(KeepAlive settings) {
        connection.keepAlive().set(settings, connection.state().isOpen());
    }

    public KeepAlive keepAlive() {
        return connection.keepAlive().settings();
    }

    /**
     * How long FIN_WAIT_2 lasts once the socket has been released; negative: it is reset instead (TCP_LINGER2).
     */
    public void setFinTimeoutPs(long timeoutPs) {
        connection.life().setFinTimeoutPs(timeoutPs);
    }

    /** Bounds the window that is offered (TCP_WINDOW_CLAMP). */
    public void setWindowClamp(long bytes) {
        receiver.window().setClamp(bytes, receiver.advertisedWindow());
    }

    public long windowClamp() {
        return receiver.window().clamp();
    }

    /** As much as this may have to wait for an application that reads no less at once (SO_RCVLOWAT). */
    public void makeRoomFor(long bytes) {
        receiver.window().makeRoomFor(bytes);
    }

    /**
     * Whether a reader that wants so much at once should read now: because it is there, or because no more will come.
     */
    public boolean hasAtLeast(long bytes) {
        return receiver.available() >= bytes
                || receiver.available() > 0 && receiver.remainingWindow() <= receiver.usualSegment();
    }

    /**
     * Acknowledges at once from now on, or lets acknowledgements ride on data, until the connection thinks otherwise
     * (TCP_QUICKACK).
     */
    public void setQuickAck(boolean quickly) {
        connection.delayedAck().setQuick(quickly);
        if (quickly && (state() == TcpState.ESTABLISHED || state() == TcpState.CLOSE_WAIT)) {
            connection.bytesRead();
        }
    }

    public boolean isQuickAck() {
        return connection.delayedAck().isQuick();
    }

    /** How long data may stay unacknowledged; 0: as long as retransmissions go on (RFC 5482). */
    public void setUserTimeoutPs(long limitPs) {
        connection.userTimeout().set(limitPs);
    }

    /** SYNs sent again before giving up, from now on (TCP_SYNCNT). */
    public void setSynRetries(int retries) {
        connection.opening().setSynRetries(retries);
    }

    /** Whether a reset of the peer has ended the connection. */
    public boolean wasReset() {
        return connection.life().wasReset();
    }

    /** Throws the connection away: RST (RFC 9293 §3.10.5). */
    public void abort() {
        connection.abort();
    }

    /** Whether the application has said that it will write no more. */
    boolean isClosed() {
        return closed;
    }

    /** Whether the application has more to write than there was room for. */
    boolean isWriteBlocked() {
        return writeBlocked;
    }

    /** Whether a blocked writer should be told that there is room; once for each time it was blocked. */
    boolean takeWritable() {
        boolean writable = writeBlocked && sender.queue().isWritable();
        writeBlocked &= !writable;
        return writable;
    }

    /** The address of this end. */
    public int localAddress() {
        return connection.tuple().localAddress();
    }

    public int localPort() {
        return connection.tuple().localPort();
    }

    public int remoteAddress() {
        return connection.tuple().remoteAddress();
    }

    public int remotePort() {
        return connection.tuple().remotePort();
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

    /** The congestion control, if it leads the window. */
    public @Nullable LeadingControl leadingControl() {
        return sender.congestion() instanceof LeadingControl leading ? leading : null;
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

    /** Value of our MSS option. */
    public int advertisedSegmentSize() {
        return connection.advertisedSegmentSize();
    }

    /** What the peer's full segments seem to carry. */
    public int usualSegmentReceived() {
        return receiver.usualSegment();
    }

    /**
     * What the connection uses, as the bits of TCP_INFO in Linux: timestamps, SACK, window scale, ECN, marks seen,
     * data on the SYN.
     */
    public int options() {
        return (connection.timestamps().enabled() ? 1 : 0) | (sender.sackPermitted() ? 2 : 0)
                | (receiver.isScaled() ? 4 : 0) | (connection.ecn().isUsed() ? 8 : 0)
                | (connection.ecn().hasSeenMarks() ? 16 : 0) | (connection.opening().hadDataOnSyn() ? 32 : 0);
    }

    /** The peer's window scale. */
    public int sendWindowShift() {
        return connection.peerWindowShift();
    }

    /** Whether there is room for a write that is worth it: a third of the buffer. */
    public boolean isWritable() {
        return sender.queue().isWritable();
    }

    /** Bytes of the application that the peer has acknowledged. */
    public long bytesAcknowledged() {
        return sender.buffer().start();
    }

    /** Has somebody told when bytes leave and when they are acknowledged. */
    public void setSendWatcher(SendWatcher watcher) {
        output.setWatcher(watcher);
    }

    /** How many bytes have been written so far. */
    public long bytesWritten() {
        return sender.buffer().end();
    }

    /** Bytes written and not sent. */
    public long unsent() {
        return sender.unsentBytes();
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
        return TcpInfo.of(sender, connection.stats(), connection.limits().clock(), connection.ecn(), connection.nowPs());
    }

    /** Chooses when Accurate ECN sends its option, if it is in use. */
    public void setAccurateEcnOption(AccurateEcnConfig.Option level) {
        AccurateEcn accurate = connection.ecn().accurate();
        if (accurate != null) {
            accurate.setOption(level);
        }
    }
}
