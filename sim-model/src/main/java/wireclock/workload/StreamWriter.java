package wireclock.workload;

import wireclock.tcp.TcpSocket;
import wireclock.tcp.TcpState;
import wireclock.wire.Payload;

/** An application that writes a stream to a socket as fast as its buffer takes them. */
final class StreamWriter {
    private final StreamContent content;
    private final int writeBytes;
    private long written;
    private long goal;
    private boolean closeAtGoal;

    /**
     * Builds a writer with nothing to write.
     *
     * @param writeBytes bytes handed to the socket in one call
     */
    StreamWriter(StreamContent content, int writeBytes) {
        this.content = content;
        this.writeBytes = writeBytes;
    }

    /**
     * Writes more of the stream.
     *
     * @param bytes how many, or {@link TcpFlowConfig#UNLIMITED}
     * @param close whether to close after the last
     */
    void write(TcpSocket socket, long bytes, boolean close) {
        goal = bytes == TcpFlowConfig.UNLIMITED ? bytes : goal + bytes;
        closeAtGoal = close;
        proceed(socket);
    }

    /** The beginning of the stream, to ride on a SYN: as much as one call would write. */
    Payload first(long bytes) {
        return content.slice(0, (int) Math.min(bytes, writeBytes));
    }

    /** So many bytes have left on the SYN. */
    void startedWith(int bytes) {
        written = bytes;
    }

    /** The socket may have room. */
    void proceed(TcpSocket socket) {
        boolean open = socket.state() != TcpState.SYN_SENT;
        if (written == goal && closeAtGoal && open) {
            socket.close();
        }
        while (written < goal) {
            int length = (int) Math.min(writeBytes, goal - written);
            Payload payload = content.slice(written, length);
            boolean last = closeAtGoal && open && written + length == goal;
            int taken = last ? socket.writeLast(payload) : socket.write(payload);
            written += taken;
            if (taken < length) {
                return;
            }
        }
    }

    boolean isDone() {
        return written == goal;
    }
}
