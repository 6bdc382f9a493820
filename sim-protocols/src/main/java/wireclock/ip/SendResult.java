package wireclock.ip;

/** What became of a packet that a transport handed to the network layer, as far as is known at once. */
public enum SendResult {
    /** It left, or waits for its neighbour's MAC address. */
    SENT,
    /** It is longer than the path's MTU and may not be fragmented, or longer than any IPv4 packet can be: EMSGSIZE. */
    MESSAGE_TOO_LONG,
    /** No route leads to the destination: ENETUNREACH. */
    NETWORK_UNREACHABLE,
    /** The route says unreachable: EHOSTUNREACH. */
    HOST_UNREACHABLE,
    /** The route prohibits it: EACCES. */
    PROHIBITED,
    /** The destination is not an address that packets can be sent to, or its route is a black hole: EINVAL. */
    INVALID_DESTINATION;

    /** In the words of an application that gets the error. */
    public String text() {
        return switch (this) {
            case SENT -> "sent";
            case MESSAGE_TOO_LONG -> "message too long";
            case NETWORK_UNREACHABLE -> "network is unreachable";
            case HOST_UNREACHABLE -> "no route to host";
            case PROHIBITED -> "permission denied";
            case INVALID_DESTINATION -> "invalid destination";
        };
    }
}
