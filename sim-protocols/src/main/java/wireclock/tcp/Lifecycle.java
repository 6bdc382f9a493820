package wireclock.tcp;

import wireclock.engine.SimTime;
import wireclock.wire.TcpSegment;

/**
 * The state of one end of a connection and its transitions (drawn at {@link TcpState}).
 */
final class Lifecycle {
    /** TCP_TIMEWAIT_LEN. */
    private static final long LONGEST_FIN_WAIT_PS = 60 * SimTime.SECOND;

    private final Tcp tcp;
    private final TcpConnection connection;
    private final TcpTimers timers;
    private final DelayedAck delayedAck;
    private final Notices notices;
    private final TcpConfig config;
    private long finTimeoutPs;
    private boolean orphaned;
    private boolean remembered;
    /** The application knows of the connection, though the handshake is not complete. */
    private boolean announced;
    private boolean reset;
    private TcpState state = TcpState.CLOSED;
    private TcpObserver observer = TcpObserver.NONE;
    private boolean observed;
    /** Opened by the peer's SYN: until the handshake is complete no application knows of the connection. */
    private boolean passive;
    private boolean vanished;
    private final HalfOpen halfOpen;

    Lifecycle(Tcp tcp, TcpConnection connection, TcpTimers timers, DelayedAck delayedAck, Notices notices,
            TcpConfig config) {
        this.tcp = tcp;
        this.connection = connection;
        this.timers = timers;
        this.delayedAck = delayedAck;
        this.notices = notices;
        this.config = config;
        this.halfOpen = new HalfOpen(config);
        this.finTimeoutPs = config.finTimeoutPs();
    }

    TcpState state() {
        return state;
    }

    boolean isClosed() {
        return state == TcpState.CLOSED;
    }

    TcpObserver observer() {
        return observer;
    }

    /** Whether anybody has asked to be told. */
    boolean isObserved() {
        return observed;
    }

    void setObserver(TcpObserver observer) {
        this.observer = observer;
        observed = true;
    }

    void become(TcpState next) {
        TcpState previous = state;
        state = next;
        observer.stateChanged(previous, next);
    }

    void openActively() {
        become(TcpState.SYN_SENT);
    }

    void openPassively(ListeningPort at) {
        passive = true;
        halfOpen.enter(at);
        become(TcpState.SYN_RECEIVED);
    }

    /** Whether the handshake ends where no place is free; if so, it does not, or the peer is told. */
    boolean isTurnedAway(TcpSegment completing) {
        if (!halfOpen.isTurnedAway()) {
            return false;
        }
        if (halfOpen.isTold()) {
            tcp.sendReset(connection.tuple().localAddress(), connection.tuple().remoteAddress(), completing);
            leave();
        }
        return true;
    }

    HalfOpen halfOpen() {
        return halfOpen;
    }

    /** The application gets the connection before the handshake is complete (RFC 7413 §4.2.2). */
    void fastOpened() {
        announced = true;
        halfOpen.leave();
        notices.add(Notices.CONNECTED);
    }

    /** Whether text of the peer counts. */
    boolean mayReceive() {
        return state.mayReceive() || announced && state == TcpState.SYN_RECEIVED;
    }

    /** Whether what the application has written may leave. */
    boolean maySend() {
        return state.isSynchronized() || announced && state == TcpState.SYN_RECEIVED;
    }

    boolean isPassive() {
        return passive;
    }

    /** The handshake is complete. */
    void established() {
        halfOpen.leave();
        become(TcpState.ESTABLISHED);
        if (!announced) {
            notices.add(Notices.CONNECTED);
        }
    }

    /** The application has closed; the FIN may leave later than the state changes. */
    void closeSending() {
        become(state == TcpState.CLOSE_WAIT ? TcpState.LAST_ACK : TcpState.FIN_WAIT_1);
    }

    /** Our FIN has been acknowledged (RFC 9293 §3.10.7.4, fifth step). */
    void finAcknowledged() {
        switch (state) {
            case FIN_WAIT_1 -> {
                become(TcpState.FIN_WAIT_2);
                if (orphaned && finTimeoutPs < 0) {
                    finish();
                } else {
                    limitFinWait();
                }
            }
            case CLOSING -> enterTimeWait();
            case LAST_ACK -> {
                remember();
                finish();
            }
            default -> {
                // The FIN was acknowledged before: nothing changes.
            }
        }
    }

    /** Nobody holds the socket any more. */
    void orphaned() {
        orphaned = true;
        if (state == TcpState.FIN_WAIT_2 && finTimeoutPs < 0) {
            connection.abort();
        } else if (state == TcpState.FIN_WAIT_2) {
            limitFinWait();
        }
    }

    /** Without somebody who waits for the peer's FIN the state does not last for ever (Linux: tcp_fin_timeout). */
    private void limitFinWait() {
        if (orphaned) {
            remember();
            timers.armAfter(TcpTimers.TIME_WAIT, finWaitPs());
        }
    }

    /**
     * Not so short that the peer's FIN could not be sent again; what is beyond TIME_WAIT's time is waited twice
     * (tcp_fin_time).
     */
    private long finWaitPs() {
        long rtoPs = connection.sender().rtt().rtoPs();
        long waitPs = Math.max(finTimeoutPs, 4 * rtoPs - rtoPs / 2);
        return waitPs <= LONGEST_FIN_WAIT_PS ? waitPs : 2 * (waitPs - LONGEST_FIN_WAIT_PS);
    }

    /** Sets how long FIN_WAIT_2 lasts when nobody holds the socket any more; negative: there is none (TCP_LINGER2). */
    void setFinTimeoutPs(long timeoutPs) {
        finTimeoutPs = timeoutPs;
    }

    /** Nothing more is sent: what has been learnt of the path is for the next connection. */
    private void remember() {
        if (!remembered) {
            remembered = true;
            tcp.metrics().save(connection.tuple(), connection.sender(), config.recovery(), config.path().metrics(),
                    connection.nowPs());
        }
    }

    /** Whether a reset of the peer has ended the connection. */
    boolean wasReset() {
        return reset;
    }

    /** The peer's FIN has been reached (eighth step). */
    void finReached() {
        switch (state) {
            case ESTABLISHED -> become(TcpState.CLOSE_WAIT);
            case FIN_WAIT_1 -> {
                delayedAck.demand();
                become(TcpState.CLOSING);
            }
            case FIN_WAIT_2 -> {
                delayedAck.demand();
                enterTimeWait();
            }
            default -> throw new IllegalStateException("FIN in state " + state);
        }
        notices.add(Notices.END_OF_STREAM);
    }

    /** A reset that is to be believed has arrived (second step). */
    void resetArrived() {
        if (state == TcpState.TIME_WAIT && config.rfc1337()) {
            return;
        }
        reset = true;
        switch (state) {
            case SYN_RECEIVED -> failOpening(announced ? TcpError.RESET : TcpError.REFUSED);
            case CLOSING, LAST_ACK, TIME_WAIT -> finish();
            default -> fail(TcpError.RESET);
        }
    }

    /** The peer has not answered for too long. */
    void giveUp() {
        if (state == TcpState.SYN_RECEIVED) {
            failOpening(TcpError.TIMED_OUT);
        } else {
            fail(TcpError.TIMED_OUT);
        }
    }

    /** ICMP says that the peer that has asked for the connection cannot be reached. */
    void unreachable() {
        failOpening(TcpError.UNREACHABLE);
    }

    private void failOpening(TcpError error) {
        if (passive && !announced) {
            leave();
        } else {
            fail(error);
        }
    }

    private void enterTimeWait() {
        remember();
        become(TcpState.TIME_WAIT);
        timers.stop(TcpTimers.RETRANSMIT);
        restartTimeWait();
    }

    /** Begins 2 MSL anew. */
    void restartTimeWait() {
        timers.armAfter(TcpTimers.TIME_WAIT, config.timeWaitPs());
    }

    /** The connection ends in good order. */
    void finish() {
        leave();
        notices.closed();
    }

    /** The connection breaks. */
    void fail(TcpError error) {
        leave();
        notices.failed(error);
    }

    /** The connection is gone with the memory of its host. */
    void vanish() {
        vanished = true;
        leave();
        notices.drop();
    }

    boolean hasVanished() {
        return vanished;
    }

    private void leave() {
        halfOpen.leave();
        become(TcpState.CLOSED);
        timers.disarmAll();
        connection.opening().over();
        tcp.remove(connection);
    }
}
