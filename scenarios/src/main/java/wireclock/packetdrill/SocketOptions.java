package wireclock.packetdrill;

import org.jspecify.annotations.Nullable;
import wireclock.tcp.KeepAlive;
import wireclock.tcp.TcpSocket;

/** The options of a script's socket that the stack knows. */
final class SocketOptions {
    private static final long LEAST_SEND_MEMORY = 4608;

    boolean nodelay;
    boolean corked;
    boolean urgentInline;
    KeepAlive keepAlive = KeepAlive.OFF;
    long userTimeoutPs;
    int synRetries = -1;
    long fastOpenQueue;
    /** TCP_FASTOPEN_CONNECT. */
    boolean fastOpenConnect;
    /** TCP_FASTOPEN_NO_COOKIE. */
    boolean fastOpenWithoutCookie;
    /** TCP_INQ. */
    boolean unreadTold;
    /** SO_ZEROCOPY. */
    boolean zeroCopy;
    int maximumSegmentSize;
    long receiveBuffer;
    long sendBuffer;
    /** TCP_NOTSENT_LOWAT. */
    long unsentLimit;
    @Nullable String congestionControl;
    private boolean lingerOn;
    private long lingerSeconds;

    void linger(boolean on, long seconds) {
        lingerOn = on;
        lingerSeconds = seconds;
    }

    /** SO_LINGER with a time of 0: close() resets. */
    boolean lingersNot() {
        return lingerOn && lingerSeconds == 0;
    }

    /** Tells a connection how much memory SO_SNDBUF grants; the kernel doubles it, and has a least size. */
    void applySendMemory(@Nullable TcpSocket connection) {
        if (connection != null && sendBuffer > 0) {
            connection.setSendMemory(Math.max(2 * sendBuffer, LEAST_SEND_MEMORY));
        }
    }

    /** Takes over what an accepted socket inherits from its listener. */
    void inherit(SocketOptions other) {
        nodelay = other.nodelay;
        corked = other.corked;
        urgentInline = other.urgentInline;
        keepAlive = other.keepAlive;
        userTimeoutPs = other.userTimeoutPs;
        synRetries = other.synRetries;
        zeroCopy = other.zeroCopy;
        maximumSegmentSize = other.maximumSegmentSize;
        receiveBuffer = other.receiveBuffer;
        unsentLimit = other.unsentLimit;
        sendBuffer = other.sendBuffer;
        congestionControl = other.congestionControl;
        lingerOn = other.lingerOn;
        lingerSeconds = other.lingerSeconds;
    }
}
