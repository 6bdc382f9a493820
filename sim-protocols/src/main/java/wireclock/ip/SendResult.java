package wireclock.ip;

/** What became of a packet that a transport handed to the network layer, as far as is known at once. */
public enum SendResult {
    /** It left, or waits for its neighbour's MAC address. */
    SENT,
    /** It is longer than the outgoing interface's MTU, or than any IPv4 packet can be. */
    MESSAGE_TOO_LONG,
    /** No route leads to the destination. */
    NETWORK_UNREACHABLE,
    /** The destination is not an address that packets can be sent to. */
    INVALID_DESTINATION
}
