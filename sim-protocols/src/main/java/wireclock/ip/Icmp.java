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
    private final PortTable<EchoListener> listeners = new PortTable<>();

    Icmp(Ipv4 ip) {
        this.ip = ip;
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

    /**
     * Sends an echo request.
     *
     * @param sequence 0 to 65535
     * @param timeToLive 1 to 255
     */
    public SendResult sendEcho(int destination, int identifier, int sequence, Payload data, int timeToLive) {
        return ip.send(Ipv4Address.ANY, destination, ROUTINE, timeToLive,
                IcmpMessage.echo(IcmpType.ECHO_REQUEST, identifier, sequence, data));
    }

    @Override
    public void receive(Ipv4Packet packet) {
        if (!(packet.payload() instanceof IcmpMessage message)) {
            return;
        }
        if (message.type() == IcmpType.ECHO_REQUEST) {
            answer(packet, message);
        } else if (message.type() == IcmpType.ECHO_REPLY) {
            EchoListener listener = listeners.get(message.identifier());
            if (listener != null) {
                listener.replyReceived(packet.source(), message.sequence(), packet.timeToLive(), message.data());
            }
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
        if (ip.destination(asked).isHere()) {
            ip.send(asked, packet.source(), packet.typeOfService(), Ipv4Packet.DEFAULT_TIME_TO_LIVE,
                    new IcmpMessage(IcmpType.ECHO_REPLY, 0, request.rest(), request.data()));
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
                listener.errorReceived(message.type(), message.code(), from, quote.echoSequence());
            }
            return;
        }
        IpProtocolHandler handler = ip.handler(quote.protocol());
        if (handler != null) {
            handler.errorReceived(from, message.type(), message.code(), message.rest(), quote);
        }
    }
}
