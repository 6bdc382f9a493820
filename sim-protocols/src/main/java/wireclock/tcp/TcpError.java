package wireclock.tcp;

/** Why a connection ended before its time: what an application would get as errno. */
public enum TcpError {
    /** The peer answered the SYN with RST: ECONNREFUSED. */
    REFUSED("connection refused"),
    /** The peer sent RST: ECONNRESET. */
    RESET("connection reset by peer"),
    /** Too many retransmissions without an answer: ETIMEDOUT. */
    TIMED_OUT("connection timed out"),
    /** ICMP said that the peer cannot be reached: EHOSTUNREACH. */
    UNREACHABLE("no route to host");

    private final String text;

    TcpError(String text) {
        this.text = text;
    }

    /** In the words of the C library. */
    public String text() {
        return text;
    }
}
