package wireclock.ip;

import wireclock.wire.IcmpMessage;
import wireclock.wire.IcmpType;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.Payload;
import wireclock.wire.QuotedPacket;

/**
 * ICMP as a node receives it (RFC 792): answers echo requests, gives echo replies to whoever pinged and errors to the
 * transport whose packet they quote.
 *
 * <p>An echo request to a broadcast or multicast address is not answered (RFC 1122 §3.2.2.6 allows that; Linux does the
 * same).
 */
public final class Icmp implements IpProtocolHandler {
    private static final int ROUTINE = 0;

    private final Ipv4 ip;
    private final boolean filtered;
    private final boolean redirectsAccepted;
    private final PortTable<EchoListener> listeners = new PortTable<>();
    private final IcmpStats stats;

    /**
     * @param redirectsAccepted whether ways may be changed by redirects; a router follows its routes alone (RFC 1812
     *     §5.2.7.2)
     */
    Icmp(Ipv4 ip, boolean filtered, boolean redirectsAccepted, IcmpStats stats) {
        this.ip = ip;
        this.filtered = filtered;
        this.redirectsAccepted = redirectsAccepted;
        this.stats = stats;
    }

    /**
     * Takes an echo identifier, so that replies and errors with it come to the listener.
     *
     * @param identifier 0 to 65535
     * @throws IllegalStateException if it is taken
     */
    public void openEcho(int identifier, EchoListener listener) {
        if (listeners.get(identifier) != null) {
            throw new IllegalStateException("echo identifier " + identifier + " is in use");
        }
        listeners.put(identifier, listener);
    }

    /** Gives an echo identifier back. */
    public void closeEcho(int identifier) {
        listeners.put(identifier, null);
    }

    /** Takes all echo identifiers back: their holders are gone. */
    void closeAll() {
        listeners.clear();
    }

    /** As {@link #sendEcho(int, int, int, Payload, int, int, PathMtuDiscovery)}, of no special service, fragmented here if need be. */
    public SendResult sendEcho(int destination, int identifier, int sequence, Payload data, int timeToLive) {
        return sendEcho(destination, identifier, sequence, data, timeToLive, ROUTINE, PathMtuDiscovery.WANT);
    }

    /**
     * Sends an echo request, with or without leave to fragment it.
     *
     * @param sequence 0 to 65535
     * @param timeToLive 1 to 255
     * @param typeOfService DSCP and ECN, 0 to 255
     */
    public SendResult sendEcho(int destination, int identifier, int sequence, Payload data, int timeToLive,
            int typeOfService, PathMtuDiscovery discovery) {
        SendResult result = ip.send(Ipv4Address.ANY, destination, typeOfService, timeToLive, discovery,
                IcmpMessage.echo(IcmpType.ECHO_REQUEST, identifier, sequence, data));
        if (result == SendResult.SENT) {
            stats.countSent(IcmpType.ECHO_REQUEST);
        }
        return result;
    }

    @Override
    public void receive(Ipv4Packet packet) {
        if (!(packet.payload() instanceof IcmpMessage message)) {
            ip.dropByTransport(IpDropReason.BAD_TRANSPORT);
            return;
        }
        stats.countReceived(message.type());
        if (message.type() == IcmpType.ECHO_REQUEST) {
            answer(packet, message);
        } else if (message.type() == IcmpType.ECHO_REPLY) {
            EchoListener listener = listeners.get(message.identifier());
            if (listener != null) {
                listener.replyReceived(packet.source(), message.sequence(), packet.timeToLive(), message.data());
            }
        } else if (message.type() == IcmpType.REDIRECT) {
            redirect(packet.source(), message);
        } else if (message.type() == IcmpType.SOURCE_QUENCH) {
            // Not to be acted upon (RFC 6633 §3).
            return;
        } else if (IcmpType.isError(message.type())) {
            passOn(packet.source(), message);
        }
    }

    /** An error about an ICMP message of this node's own: only echo requests are ever reported. */
    @Override
    public void errorReceived(int type, int code, int rest, QuotedPacket quote) {
        // Nothing: passOn() has told the listener, which also wants to know who reported.
    }

    /**
     * Goes back to the source from the address that was asked, data and type of service unchanged (RFC 1122
     * §3.2.2.6).
     */
    private void answer(Ipv4Packet packet, IcmpMessage request) {
        int asked = packet.destination();
        if (!ip.destination(asked).isHere()) {
            return;
        }
        if (filtered) {
            stats.filtered++;
            return;
        }
        // Linux answers without DF: the answer to a fragmented ping is fragmented.
        ip.send(asked, packet.source(), packet.typeOfService(), Ipv4Packet.DEFAULT_TIME_TO_LIVE, PathMtuDiscovery.DONT,
                new IcmpMessage(IcmpType.ECHO_REPLY, 0, request.rest(), request.data()));
        stats.countSent(IcmpType.ECHO_REPLY);
    }

    /**
     * A router names a better one for a packet of this node. It is believed if it is the present next hop and the other
     * one a neighbour (RFC 1122 §3.2.2.2).
     */
    private void redirect(int from, IcmpMessage message) {
        QuotedPacket quote = QuotedPacket.parse(message.data());
        if (!redirectsAccepted || quote == null || !ip.destination(quote.source()).isHere()) {
            return;
        }
        int better = message.rest();
        Destination way = ip.destination(quote.destination());
        boolean fromNextHop = way.kind == Destination.Kind.FORWARD && way.neighbor != null
                && way.neighbor.address() == from;
        boolean toNeighbor = way.out != null && way.out.prefix().contains(better)
                && ip.destination(better).kind == Destination.Kind.FORWARD;
        if (fromNextHop && toNeighbor && better != from) {
            ip.exceptions().learnGateway(quote.destination(), better);
            stats.redirectsAccepted++;
        }
    }

    private void passOn(int from, IcmpMessage message) {
        QuotedPacket quote = QuotedPacket.parse(message.data());
        if (quote == null || !ip.destination(quote.source()).isHere()) {
            return;
        }
        if (quote.icmpType() == IcmpType.ECHO_REQUEST && quote.echoIdentifier() != QuotedPacket.ABSENT) {
            EchoListener listener = listeners.get(quote.echoIdentifier());
            if (listener != null) {
                if (isFragmentationNeeded(message.type(), message.code())) {
                    ip.learnPathMtu(quote.destination(), message.rest() & 0xFFFF);
                }
                listener.errorReceived(message.type(), message.code(), from, quote.echoSequence());
            }
            return;
        }
        IpProtocolHandler handler = ip.handler(quote.protocol());
        if (handler != null) {
            handler.errorReceived(from, message.type(), message.code(), message.rest(), quote);
        }
    }

    /** Whether an error says that a packet with DF was too long for a link (RFC 1191 §4). */
    public static boolean isFragmentationNeeded(int type, int code) {
        return type == IcmpType.DESTINATION_UNREACHABLE && code == IcmpType.FRAGMENTATION_NEEDED;
    }

    public IcmpStats stats() {
        return stats;
    }
}
