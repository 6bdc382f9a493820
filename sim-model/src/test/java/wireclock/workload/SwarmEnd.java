package wireclock.workload;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import wireclock.engine.RandomStream;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.engine.Timer;
import wireclock.tcp.StreamHandler;
import wireclock.tcp.TcpError;
import wireclock.tcp.TcpSocket;
import wireclock.wire.GeneratedPayload;

/**
 * One application of a random run: writes its stream in random pieces, reads the other's in its own time, and closes.
 */
final class SwarmEnd implements StreamHandler {
    /** What an end does; all drawn at the beginning of a run. */
    record Habits(long bytes, int largestWrite, boolean finOnLast, boolean closesAfterPeer, int readBytes,
            long readEveryPs,
            long firstReadPs) {
        static Habits draw(RandomStream random, long bytes, boolean closesAfterPeer) {
            boolean atOnce = random.nextBernoulli(0.4);
            int readBytes = (int) Math.max(bytes / 200, 1 + random.nextBelow(20_000));
            return new Habits(bytes, (int) (1 + random.nextBelow(Math.max(bytes, 1))), random.nextBernoulli(0.5),
                    closesAfterPeer, readBytes, atOnce ? 0 : random.nextBelow(200 * SimTime.MILLISECOND) + 1,
                    random.nextBernoulli(0.2) ? random.nextBelow(20 * SimTime.SECOND) : 0);
        }
    }

    final Habits habits;
    final DeliveredStream received;
    @Nullable TcpError error;
    boolean connected;
    boolean closed;
    boolean peerEnded;
    boolean hasBrokenOff;

    private final long pattern;
    private final RandomStream random;
    private final Scheduler scheduler;
    private final Timer reader;
    private @Nullable TcpSocket socket;
    private long written;
    private boolean ended;

    SwarmEnd(Scheduler scheduler, RandomStream random, Habits habits, long pattern, long peerPattern) {
        this.scheduler = scheduler;
        this.random = random;
        this.habits = habits;
        this.pattern = pattern;
        this.received = new DeliveredStream("swarm", new StreamContent(peerPattern));
        this.reader = new Timer(scheduler, scheduler.newComponent()) {
            @Override
            protected void expired() {
                readSome();
            }
        };
    }

    /** Resets the connection then, if there still is one. */
    void breakOffAt(long timePs) {
        new Timer(scheduler, scheduler.newComponent()) {
            @Override
            protected void expired() {
                if (socket != null && !closed && error == null && socket.state().isOpen()) {
                    hasBrokenOff = true;
                    reader.disarm();
                    socket.abort();
                }
            }
        }.arm(timePs);
    }

    private void writeOn() {
        while (socket != null && !ended && socket.state().maySend()) {
            int length = (int) Math.min(1 + random.nextBelow(habits.largestWrite), habits.bytes - written);
            GeneratedPayload payload = new GeneratedPayload(pattern, written, length);
            boolean last = written + length == habits.bytes && (!habits.closesAfterPeer || peerEnded);
            if (written == habits.bytes) {
                if (last) {
                    ended = true;
                    socket.close();
                }
                return;
            }
            boolean fin = last && habits.finOnLast;
            int taken = fin ? socket.writeLast(payload) : socket.write(payload);
            written += taken;
            if (taken < length) {
                return;
            }
            ended = fin;
        }
    }

    private void readSome() {
        int left = habits.readEveryPs == 0 ? Integer.MAX_VALUE : habits.readBytes;
        while (socket != null && left > 0 && socket.available() > 0) {
            var payload = socket.read(left);
            received.take(payload);
            left -= payload.length();
        }
        if (socket != null && socket.available() > 0) {
            reader.arm(scheduler.nowPs() + habits.readEveryPs);
        }
    }

    TcpSocket socket() {
        return Objects.requireNonNull(socket);
    }

    @Override
    public void connected(TcpSocket opened) {
        socket = opened;
        connected = true;
        writeOn();
    }

    @Override
    public void readable(TcpSocket readable) {
        if (scheduler.nowPs() < habits.firstReadPs) {
            reader.arm(habits.firstReadPs);
        } else if (habits.readEveryPs == 0) {
            readSome();
        } else if (!reader.isArmed()) {
            reader.arm(scheduler.nowPs() + habits.readEveryPs);
        }
    }

    @Override
    public void writable(TcpSocket writable) {
        writeOn();
    }

    @Override
    public void endOfStream(TcpSocket ending) {
        peerEnded = true;
        writeOn();
    }

    @Override
    public void closed(TcpSocket ending) {
        closed = true;
    }

    @Override
    public void failed(TcpSocket broken, TcpError reason) {
        error = reason;
    }

    @Override
    public String toString() {
        return habits + " connected " + connected + " written " + written + " read " + received.bytes() + " peer ended "
                + peerEnded + " closed " + closed + " error " + error + (socket == null ? "" : " " + socket.state()
                + " timeouts " + socket.stats().timeouts + " probes " + socket.stats().windowProbes);
    }
}
