package wireclock.tcp;

import org.jspecify.annotations.Nullable;
import wireclock.wire.TcpSegment;

/** A connection's place among the half-open ones of its port: what the port has to say while the handshake lasts. */
final class HalfOpen {
    private final TcpConfig config;
    private @Nullable ListeningPort port;
    /** The SYN-ACK has left more than once. */
    private boolean old;
    /** The peer has acknowledged the SYN-ACK, and is waited for to send data. */
    private boolean acknowledged;

    HalfOpen(TcpConfig config) {
        this.config = config;
    }

    void enter(ListeningPort at) {
        port = at;
        at.begun();
    }

    void leave() {
        if (port != null) {
            port.ended(!old);
            port = null;
        }
    }

    /**
     * The SYN-ACK has gone unanswered so often: whether the connection makes room for others (Linux:
     * reqsk_timer_handler).
     *
     * @param tooOften whether it would without a port
     */
    boolean givesWay(int times, boolean tooOften) {
        if (port == null) {
            return tooOften;
        }
        if (!old) {
            old = true;
            port.aged();
        }
        return times > port.retries(config.synAckRetries())
                && (!acknowledged || times > port.listener().waiting().deferred());
    }

    /** Whether no place is free where the handshake ends. */
    boolean isTurnedAway() {
        return port != null && port.turnsAway();
    }

    /** Whether the peer is told so. */
    boolean isTold() {
        return port != null && port.listener().waiting().abortOnOverflow();
    }

    /**
     * Whether an ACK that brings nothing is not yet the end of the handshake: the application wants to hear of it only
     * when there is something to read (TCP_DEFER_ACCEPT).
     *
     * @param times how often the SYN-ACK has gone unanswered
     */
    boolean isDeferred(TcpSegment completing, int times) {
        if (port == null || completing.sequenceLength() > 0 || times >= port.listener().waiting().deferred()) {
            return false;
        }
        acknowledged = true;
        return true;
    }

    /**
     * Whether the SYN-ACK leaves again: not to a peer that has acknowledged it, until data is overdue (syn_ack_recalc).
     */
    boolean answersAgain(int times) {
        return port == null || !acknowledged || times >= port.listener().waiting().deferred() - 1;
    }
}
