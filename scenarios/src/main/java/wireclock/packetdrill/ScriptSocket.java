package wireclock.packetdrill;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import wireclock.tcp.StreamHandler;
import wireclock.tcp.TcpError;
import wireclock.tcp.TcpSocket;
import wireclock.tcp.TcpState;
import wireclock.wire.BytesPayload;
import wireclock.wire.Payload;

/** A socket as the application of a script sees it: what the calls of POSIX make of a connection of the stack. */
final class ScriptSocket implements StreamHandler {
    final SocketOptions options = new SocketOptions();
    /** Accepted connections that nobody has taken yet; only of a listener. */
    final Deque<ScriptSocket> accepted = new ArrayDeque<>();
    boolean nonBlocking;
    int localPort;
    boolean listening;
    int backlog;

    private final Runnable changed;
    private @Nullable TcpSocket connection;
    private boolean connecting;
    private boolean established;
    private boolean connectReported;
    private boolean endOfStream;
    private boolean writingShut;
    private boolean readingShut;
    private boolean gone;
    private String error = "";
    private final ZeroCopy zeroCopy = new ZeroCopy();
    private final SendTimestamps timestamps;
    private long written;
    /** connect() has been called, and the SYN waits for the first write (TCP_FASTOPEN_CONNECT). */
    private boolean deferred;
    /** A write that has opened the connection has not returned yet. */
    private boolean fastOpening;
    /** How much of a write that blocks has been taken so far. */
    private long progress;
    private long completions;
    /** Sizes of the buffers of the present message, where a send without copy keeps them apart. */
    private List<Long> pinned = List.of();

    /**
     * @param changed is called when a call that blocks may be able to return
     * @param clockPs tells the time
     */
    ScriptSocket(Runnable changed, LongSupplier clockPs) {
        timestamps = new SendTimestamps(clockPs);
        this.changed = changed;
    }

    // --- what the stack says -----------------------------------------------------------------------------------------

    @Override
    public void connected(TcpSocket socket) {
        established = true;
        connecting = false;
        changed.run();
    }

    @Override
    public void readable(TcpSocket socket) {
        changed.run();
    }

    @Override
    public void writable(TcpSocket socket) {
        changed.run();
    }

    @Override
    public void acknowledged(TcpSocket socket) {
        changed.run();
    }

    @Override
    public void endOfStream(TcpSocket socket) {
        endOfStream = true;
        changed.run();
    }

    @Override
    public void closed(TcpSocket socket) {
        gone = true;
        endOfStream = true;
        if (socket.wasReset() && socket.state() != TcpState.TIME_WAIT) {
            error = "ECONNRESET";
        }
        changed.run();
    }

    @Override
    public void failed(TcpSocket socket, TcpError reason) {
        gone = true;
        connecting = false;
        error = switch (reason) {
            case REFUSED -> "ECONNREFUSED";
            case RESET -> endOfStream ? "EPIPE" : "ECONNRESET";
            case TIMED_OUT -> "ETIMEDOUT";
            case UNREACHABLE -> "EHOSTUNREACH";
        };
        changed.run();
    }

    // --- events ------------------------------------------------------------------------------------------------------

    /** What poll() would tell: POLLIN, POLLOUT, POLLERR, POLLHUP, POLLRDHUP. */
    long readiness() {
        TcpSocket stream = connection;
        if (stream == null) {
            return deferred ? 4 : !accepted.isEmpty() ? 1 : listening ? 0 : 0x14;
        }
        completions();
        boolean end = endOfStream || readingShut || gone;
        long events = stream.hasAtLeast(options.lowWater()) || end ? 1 : 0;
        events |= established && stream.isWritable() || gone ? 4 : 0;
        events |= !error.isEmpty() || !zeroCopy.isEmpty() || !timestamps.isEmpty() ? 8 : 0;
        events |= gone || end && writingShut ? 0x10 : 0;
        events |= stream.urgent().isReadable() ? 2 : 0;
        return events | (end ? 0x2000 : 0);
    }

    /** How many times sends without copy have been completed. */
    long completions() {
        TcpSocket stream = connection;
        if (stream != null && zeroCopy.acknowledged(written - stream.unacknowledged())) {
            completions++;
        }
        return completions;
    }

    /** The next entry of the error queue, or null. */
    ZeroCopy.@Nullable Completed nextCompleted() {
        completions();
        return zeroCopy.poll();
    }

    SendTimestamps timestamps() {
        return timestamps;
    }

    /** SO_TIMESTAMPING. */
    void wantTimestamps(long flags) {
        TcpSocket stream = connection;
        long end = stream == null ? 0 : stream.bytesWritten();
        timestamps.want(flags, stream == null ? 0 : end - stream.unacknowledged(), end);
        watch();
    }

    private void watch() {
        if (connection != null && timestamps.wanted() != 0) {
            connection.setSendWatcher(timestamps);
        }
    }

    /** What TCP_INQ tells: the bytes left, or 1 where only the end is left to read. */
    long unreadHint() {
        TcpSocket stream = connection;
        long left = stream == null ? 0 : stream.available();
        return left == 0 && endOfStream ? 1 : left;
    }

    // --- calls -------------------------------------------------------------------------------------------------------

    /** The connection, once there is one. */
    @Nullable TcpSocket connection() {
        return connection;
    }

    /** The stack has opened a connection for this socket. */
    void connecting(TcpSocket opened) {
        connection = opened;
        adopted(opened);
        connecting = !gone;
    }

    /** An accepted connection. */
    void acceptedAs(TcpSocket opened) {
        connection = opened;
        adopted(opened);
    }

    private void adopted(TcpSocket opened) {
        options.applySendMemory(opened);
        options.applyFinTimeout(opened);
        options.applyLowWater(opened);
        opened.setWriterWaiting(options.deferredTimeouts > 0);
        opened.setUnsentLimit(options.unsentLimit);
        watch();
    }

    boolean isConnecting() {
        return connecting;
    }

    /** The SYN waits for the first write. */
    void defer() {
        deferred = true;
    }

    boolean isDeferred() {
        return deferred;
    }

    boolean isFastOpening() {
        return fastOpening;
    }

    /** The connection has been opened by a write. */
    void fastOpening(MessageFlags flags) {
        deferred = false;
        fastOpening = true;
        TcpSocket stream = connection;
        long taken = stream == null ? 0 : stream.synDataBytes();
        written = taken;
        timestamps.written(taken);
        if (flags.zeroCopy() && options.zeroCopy && taken > 0) {
            zeroCopy.sent(written);
        }
    }

    /** A write that opens the connection waits for that, and goes on then if it has more. */
    void awaitToWrite(long bytes) {
        TcpSocket stream = connection;
        if (stream != null) {
            stream.setWriterWaiting(bytes > stream.synDataBytes());
        }
    }

    /** The write that has opened the connection need not wait for it any more; says what has left on the SYN. */
    long endFastOpening() {
        fastOpening = false;
        TcpSocket stream = connection;
        return stream == null ? 0 : stream.synDataBytes();
    }

    /** connect() to no address: the connection is thrown away, and the socket is as new. */
    void disconnect() {
        abort();
        connection = null;
        connecting = false;
        established = false;
        connectReported = false;
        endOfStream = false;
        writingShut = false;
        readingShut = false;
        gone = false;
        deferred = false;
        error = "";
    }

    boolean isConnected() {
        return established && !gone;
    }

    /** What connect() returns when it is called again, or has been waiting. */
    Outcome connectResult() {
        if (connecting) {
            return nonBlocking ? Outcome.error("EALREADY") : Outcome.BLOCKS;
        }
        if (!error.isEmpty()) {
            return Outcome.error(takeError());
        }
        if (established && !connectReported) {
            connectReported = true;
            return Outcome.OK;
        }
        return Outcome.error("EISCONN");
    }

    Outcome read(long limit, MessageFlags flags) {
        boolean dontWait = flags.dontWait();
        TcpSocket stream = connection;
        if (stream == null || (!established && error.isEmpty())) {
            return stream == null && !deferred ? Outcome.error("ENOTCONN") : waiting(dontWait);
        }
        // What has been taken is not given back while more is waited for.
        progress += Receiving.stream(stream, limit - progress);
        boolean enough = progress >= Math.min(limit, flags.waitAll() ? limit : options.lowWater());
        if (progress > 0 && (enough || stream.urgent().isNext() || isAtEnd() || nonBlocking || dontWait)) {
            return done(Outcome.of(progress));
        }
        if (!error.isEmpty() && !error.equals("EPIPE")) {
            return Outcome.error(takeError());
        }
        if (endOfStream || gone || readingShut) {
            return Outcome.OK;
        }
        return waiting(dontWait);
    }

    /** Whether nothing more will come. */
    boolean isAtEnd() {
        return endOfStream || gone || readingShut;
    }

    /** SIOCINQ: what can be read before urgent data. */
    long inputQueue(TcpSocket stream) {
        return stream.beforeUrgent();
    }

    /** recv() with flags. */
    Outcome receive(long limit, MessageFlags flags) {
        TcpSocket stream = connection;
        if (stream != null && flags.urgent()) {
            return Receiving.urgent(this, stream, flags.peek());
        }
        if (stream != null && flags.peek() && stream.available() > 0) {
            return Outcome.of(Math.min(limit, stream.available()));
        }
        return read(limit, flags);
    }

    private Outcome waiting(boolean dontWait) {
        return nonBlocking || dontWait ? Outcome.error("EAGAIN") : Outcome.BLOCKS;
    }

    Outcome write(long bytes, MessageFlags flags) {
        return writeRest(bytes, flags, progress);
    }

    /** A message's buffers. */
    Outcome write(List<Long> buffers, MessageFlags flags) {
        pinned = progress == 0 && buffers.size() > 1 ? buffers : List.of();
        return write(buffers.stream().mapToLong(Long::longValue).sum(), flags);
    }

    /**
     * Writes what is left of a call's bytes.
     *
     * @param taken how many of them have been taken before
     */
    Outcome writeRest(long bytes, MessageFlags flags, long taken) {
        progress = taken;
        TcpSocket stream = connection;
        String wrong = stream == null ? "EPIPE" : !error.isEmpty() ? takeError() : mayWrite(stream) ? "" : "EPIPE";
        if (stream == null || !wrong.isEmpty()) {
            return done(taken > 0 ? Outcome.of(taken) : Outcome.error(wrong));
        }
        if (!established) {
            stream.setWriterWaiting(!nonBlocking && !flags.dontWait());
            return waiting(flags.dontWait());
        }
        stream.setWriterWaiting(false);
        int more = flags.zeroCopy() && options.zeroCopy && !pinned.isEmpty() ? PinnedWrite.write(stream, pinned)
                : send(stream, new BytesPayload(new byte[(int) (bytes - taken)]), flags);
        pinned = List.of();
        written += more;
        progress += more;
        if (more > 0 && (progress == bytes || nonBlocking || flags.dontWait())) {
            timestamps.written(stream.bytesWritten());
        }
        if (flags.zeroCopy() && options.zeroCopy && more > 0) {
            zeroCopy.sent(written);
        }
        if (progress == bytes) {
            return done(Outcome.of(bytes));
        }
        Outcome rest = waiting(flags.dontWait());
        return rest.blocks() ? rest : done(progress > 0 ? Outcome.of(progress) : rest);
    }

    private boolean mayWrite(TcpSocket stream) {
        boolean open = stream.state().maySend() || stream.state() == TcpState.SYN_RECEIVED;
        return !writingShut && !gone && (!established || open);
    }

    private static int send(TcpSocket stream, Payload payload, MessageFlags flags) {
        return flags.urgent() ? stream.writeUrgent(payload) : flags.more() ? stream.writeWithMore(payload)
                : flags.endOfRecord() ? stream.writeRecord(payload) : stream.write(payload);
    }

    private Outcome done(Outcome result) {
        progress = 0;
        return result;
    }

    Outcome shutdown(long how) {
        TcpSocket stream = connection;
        if (stream == null || gone || !established && !connecting) {
            return Outcome.error("ENOTCONN");
        }
        if (how != 1) {
            readingShut = true;
            stream.endReading();
        }
        if (how != 0 && !writingShut) {
            writingShut = true;
            stream.close();
        }
        return Outcome.OK;
    }

    /**
     * The last close() of the descriptor, which may wait for the peer (SO_LINGER).
     *
     * @param over whether it has waited long enough
     */
    Outcome close(boolean over) {
        for (ScriptSocket waiting : accepted) {
            waiting.abort();
        }
        TcpSocket stream = connection;
        if (stream == null || gone) {
            return Outcome.OK;
        }
        return Closing.close(stream, options, over);
    }

    /** Something has been set that a call may wait for. */
    void lookAgain() {
        changed.run();
    }

    private void abort() {
        if (connection != null && !gone) {
            connection.abort();
        }
    }

    /** SO_ERROR: the pending error, which is forgotten. */
    String takeError() {
        String pending = error;
        error = "";
        return pending;
    }

    /** As TCP_INFO numbers it. */
    TcpState state() {
        TcpSocket stream = connection;
        return stream != null ? stream.state() : listening ? TcpState.LISTEN : deferred ? TcpState.SYN_SENT
                : TcpState.CLOSED;
    }
}
