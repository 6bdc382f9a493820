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
    /** With DF: its sender is told the MTU. */
    FRAGMENTATION_NEEDED("longer than the next link's MTU, may not be fragmented"),
    PROTOCOL_UNREACHABLE("no such protocol here"),
    NODE_CRASHED("the node has crashed"),
    BLACKHOLE("route to nowhere"),
    ROUTE_UNREACHABLE("route that says unreachable"),
    PROHIBITED("route that prohibits"),
    /** A strong host's, see {@link IpConfig#strongHost}. */
    WRONG_INTERFACE("for an address of another interface"),
    SOURCE_ROUTED("source route option"),
    BAD_OPTION("malformed option"),
    /** Checksum, version or a length (RFC 1812 §5.2.2). */
    BAD_HEADER("wrong header checksum, or another error in the header"),
    /** A segment, datagram or message whose own checksum or length is wrong. */
    BAD_TRANSPORT("wrong checksum of TCP, UDP or ICMP"),
    /** Of a listening port: see {@code ListenConfig}. */
    LISTEN_QUEUE_FULL("no place at a listening TCP port"),
    /** RFC 2385. */
    BAD_SIGNATURE("TCP segment without the right signature"),
    FRAGMENT_DUPLICATE("fragment that is there already"),
    /** RFC 5722: the whole packet goes. */
    FRAGMENT_OVERLAP("fragments overlap"),
    FRAGMENT_INCONSISTENT("fragments contradict each other about the packet's end, or are empty"),
    FRAGMENT_TOO_LONG("fragments of more than 65535 bytes together"),
    FRAGMENT_ECN("fragments contradict each other about ECN"),
    REASSEMBLY_TIMEOUT("other fragments missing for too long"),
    REASSEMBLY_MEMORY("memory for fragments exhausted");

    private final String text;

    IpDropReason(String text) {
        this.text = text;
    }

    /** In words, for tables. */
    public String text() {
        return text;
    }
}
