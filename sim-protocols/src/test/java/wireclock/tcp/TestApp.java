package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import wireclock.wire.GeneratedPayload;

/** An application that writes down what it is told and reads at once, unless asked not to. */
class TestApp implements StreamHandler {
    final List<String> told = new ArrayList<>();
    TcpSocket socket;
    boolean reads = true;
    long received;
    private long written;

    /** Writes the next bytes of the application's stream and returns how many were taken. */
    int write(int bytes) {
        int taken = socket.write(new GeneratedPayload(TcpScript.APP, written, bytes));
        written += taken;
        return taken;
    }

    /** Its next connection has a stream of its own. */
    void beginAgain() {
        written = 0;
        received = 0;
    }

    void writeLast(int bytes) {
        written += socket.writeLast(new GeneratedPayload(TcpScript.APP, written, bytes));
    }

    void read(int bytes) {
        long goal = received + bytes;
        while (received < goal && socket.available() > 0) {
            var payload = socket.read((int) (goal - received));
            assertThat(payload.matches(TcpScript.PEER, received)).as("bytes from " + received).isTrue();
            received += payload.length();
        }
    }

    @Override
    public void connected(TcpSocket connected) {
        socket = connected;
        told.add("connected");
    }

    @Override
    public void readable(TcpSocket readable) {
        if (reads) {
            read(Integer.MAX_VALUE);
        }
    }

    @Override
    public void writable(TcpSocket writable) {
        told.add("writable");
    }

    @Override
    public void endOfStream(TcpSocket ended) {
        told.add("end of stream");
    }

    @Override
    public void closed(TcpSocket ended) {
        told.add("closed");
    }

    @Override
    public void failed(TcpSocket broken, TcpError error) {
        told.add(error.text());
    }
}
