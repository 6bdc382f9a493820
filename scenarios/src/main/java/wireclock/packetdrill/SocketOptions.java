package wireclock.packetdrill;

import org.jspecify.annotations.Nullable;
import wireclock.engine.SimTime;
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
    /** TCP_LINGER2; 0: as the kernel has it. */
    long finTimeoutPs;
    /** TCP_DEFER_ACCEPT. */
    int deferredTimeouts;
    /** TCP_WINDOW_CLAMP. */
    long windowClamp;
    /** SO_RCVLOWAT. */
    private long lowWater = 1;
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

    /** How long close() waits for what is unsent and unacknowledged; 0: not at all. */
    long lingerPs() {
        return lingerOn ? lingerSeconds * SimTime.SECOND : 0;
    }

    /** SO_RCVLOWAT: at most half of the memory. */
    void setLowWater(long bytes, long memoryLimit) {
        lowWater = Math.max(Math.min(bytes, receiveBuffer > 0 ? receiveBuffer : memoryLimit >> 1), 1);
    }

    long lowWater() {
        return lowWater;
    }

    void applyLowWater(@Nullable TcpSocket connection) {
        if (connection != null && lowWater > 1) {
            connection.makeRoomFor(lowWater);
        }
    }

    void applyFinTimeout(@Nullable TcpSocket connection) {
        if (connection != null && finTimeoutPs != 0) {
            connection.setFinTimeoutPs(finTimeoutPs);
        }
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
        finTimeoutPs = other.finTimeoutPs;
        windowClamp = other.windowClamp;
        lowWater = other.lowWater;
        lingerOn = other.lingerOn;
        lingerSeconds = other.lingerSeconds;
    }
}
