package wireclock.ip;

/** Why the network layer of a node dropped a packet. */
public enum IpDropReason {
    MARTIAN_SOURCE("source address cannot be one host's"),
    MARTIAN_DESTINATION("destination address cannot arrive on a wire"),
    /** A unicast packet in a broadcast or multicast frame (RFC 1122 §3.3.6, RFC 1812 §5.3.4). */
    LINK_BROADCAST("unicast packet in a broadcast frame"),
    NOT_FOR_US("not for this host, which does not forward"),
    NOT_JOINED("multicast group that nobody here joined"),
    /** What would otherwise come twice, or run in circles (RFC 1812 §5.2.1.3). */
    REVERSE_PATH("multicast by another interface than the one towards its source"),
    DIRECTED_BROADCAST("directed broadcast, which this router does not pass on"),
    TTL_EXPIRED("time to live exceeded"),
    NO_ROUTE("no route"),
    HOST_UNREACHABLE("next hop does not answer ARP"),
    FRAGMENTATION_NEEDED("longer than the next link's MTU, may not be fragmented"),
    /**
     * Fragmentation is no part of this stack: what is too long goes no further, with the same ICMP message as above.
     */
    TOO_LONG("longer than the next link's MTU"),
    FRAGMENT("fragment of a packet, cannot be delivered alone"),
    PROTOCOL_UNREACHABLE("no such protocol here");

    private final String text;

    IpDropReason(String text) {
        this.text = text;
    }

    /** In words, for tables. */
    public String text() {
        return text;
    }
}
