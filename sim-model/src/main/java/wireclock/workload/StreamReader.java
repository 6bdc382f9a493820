package wireclock.workload;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.engine.Timer;
import wireclock.tcp.TcpSocket;
import wireclock.wire.Payload;

/** An application that reads a socket: everything at once, or in its own time. */
final class StreamReader {
    private final Scheduler scheduler;
    private final TcpFlowConfig.Reading reading;
    private final Consumer<Payload> taker;
    private final Runnable afterRead;
    private final Timer timer;
    private final Timer closing;
    private final long closeDelayPs;
    private final long intervalPs;
    private long acceptedPs;
    private @Nullable TcpSocket socket;
    private boolean atEnd;

    /**
     * Builds a reader that does nothing yet.
     *
     * @param component of the host that it runs on
     * @param stream gets what is read
     * @param afterRead called after each reading of at least a byte
     * @param closeDelayPs how long the application keeps its own direction open after it has seen the end
     */
    StreamReader(Scheduler scheduler, int component, TcpFlowConfig.Reading reading, DeliveredStream stream,
            Runnable afterRead, long closeDelayPs) {
        this.scheduler = scheduler;
        this.reading = reading;
        this.taker = stream::take;
        this.afterRead = afterRead;
        this.intervalPs =
                reading.rateBitPerS() == 0 ? 0 : SimTime.serialisationPs(reading.bytes(), reading.rateBitPerS());
        this.timer = new Timer(scheduler, component) {
            @Override
            protected void expired() {
                readOnce();
            }
        };
        this.closeDelayPs = closeDelayPs;
        this.closing = new Timer(scheduler, component) {
            @Override
            protected void expired() {
                if (socket != null) {
                    socket.close();
                }
            }
        };
    }

    /** Begins to read; the clock of {@code read_pause} starts. */
    void start(TcpSocket accepted) {
        socket = accepted;
        acceptedPs = scheduler.nowPs();
    }

    /** Never reads again. */
    void stop() {
        timer.disarm();
        closing.disarm();
        socket = null;
    }

    /** Bytes are there to be read. */
    void readable() {
        if (intervalPs == 0 && !pauses()) {
            readAll();
        } else if (!timer.isArmed()) {
            timer.arm(pauses() ? acceptedPs + reading.pauseToPs() : scheduler.nowPs() + intervalPs);
        }
    }

    /**
     * The peer will send no more. When the last byte has been read, the application sees the end of file and closes
     * too, at once or later.
     */
    void endOfStream() {
        atEnd = true;
        closeAtEnd();
    }

    private void closeAtEnd() {
        if (atEnd && socket != null && socket.available() == 0) {
            if (closeDelayPs == 0) {
                socket.close();
            } else if (!closing.isArmed()) {
                closing.arm(scheduler.nowPs() + closeDelayPs);
            }
        }
    }

    private boolean pauses() {
        long sinceAccept = scheduler.nowPs() - acceptedPs;
        return sinceAccept >= reading.pauseFromPs() && sinceAccept < reading.pauseToPs();
    }

    private void readOnce() {
        if (pauses()) {
            timer.arm(acceptedPs + reading.pauseToPs());
        } else if (intervalPs == 0) {
            readAll();
        } else if (socket != null) {
            socket.read(reading.bytes(), taker);
            if (socket.available() > 0) {
                timer.arm(scheduler.nowPs() + intervalPs);
            }
            afterRead.run();
            closeAtEnd();
        }
    }

    private void readAll() {
        if (socket != null) {
            socket.read(Integer.MAX_VALUE, taker);
        }
        afterRead.run();
        closeAtEnd();
    }
}
