package wireclock.ip;

import wireclock.engine.Scheduler;
import wireclock.wire.IcmpMessage;
import wireclock.wire.IcmpType;
import wireclock.wire.IpPayload;
import wireclock.wire.IpProtocol;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.QuotedPacket;
import wireclock.wire.RawIpPayload;

/**
 * Reports to senders what became of their packets, and knows when to keep silent (RFC 1122 §3.2.2, RFC 1812
 * §4.3.2.7).
 */
public final class IcmpErrors {
    /** Precedence "internetwork control" (RFC 1812 §4.3.2.5), as Linux sets it. */
    private static final int TYPE_OF_SERVICE = 0xC0;

    private final Ipv4 ip;
    private final IpConfig config;
    private final IcmpRateLimit rateLimit;
    private final RedirectLimit redirectLimit;
    private final IcmpStats stats;

    IcmpErrors(Ipv4 ip, Scheduler scheduler, IpConfig config, IcmpStats stats) {
        this.ip = ip;
        this.config = config;
        this.rateLimit = new IcmpRateLimit(scheduler, config);
        this.redirectLimit = new RedirectLimit(scheduler);
        this.stats = stats;
    }

    /**
     * Sends an ICMP error about a packet to the packet's source, unless that is forbidden.
     *
     * @param type one of the error types of {@link IcmpType}
     * @param rest the last four bytes of the header, for example the next hop's MTU
     */
    public void send(int type, int code, int rest, Ipv4Packet about) {
        if (!mayReport(about)) {
            return;
        }
        // What a node tells itself goes over no wire: nobody limits or filters it.
        if (!ip.destination(about.source()).isHere()) {
            if (config.icmpFiltered()) {
                stats.filtered++;
                return;
            }
            if (!rateLimit.allows(type, code, about.source())) {
                stats.rateLimited++;
                return;
            }
        }
        int source = ip.isLocal(about.destination()) ? about.destination() : Ipv4Address.ANY;
        ip.stats().icmpErrorsSent++;
        stats.countSent(type);
        ip.send(source, about.source(), TYPE_OF_SERVICE, Ipv4Packet.DEFAULT_TIME_TO_LIVE, PathMtuDiscovery.DONT,
                new IcmpMessage(type, code, rest, QuotedPacket.quote(about)));
    }

    /** Tells the source of a packet of a next hop that is its neighbour as well (RFC 1812 §5.2.7.2). */
    void redirect(int betterHop, Ipv4Packet about) {
        if (mayReport(about) && redirectLimit.allows(about.source())) {
            send(IcmpType.REDIRECT, IcmpType.REDIRECT_HOST, betterHop, about);
        }
    }

    IcmpRateLimit rateLimit() {
        return rateLimit;
    }

    /**
     * Never about an ICMP error (or two nodes would report to each other for ever), nor about a packet to many (or
     * many would answer), nor about any fragment but the first, nor to a source that is not one host.
     */
    private boolean mayReport(Ipv4Packet about) {
        return !isIcmpError(about.payload())
                && about.fragmentOffsetBytes() == 0
                && !isGroup(ip.destination(about.destination()).kind)
                && isOneHost(ip.destination(about.source()).kind);
    }

    private static boolean isIcmpError(IpPayload payload) {
        return switch (payload) {
            case IcmpMessage message -> isErrorOrUnknown(message.type());
            case RawIpPayload first when first.protocol() == IpProtocol.ICMP && first.length() > 0 ->
                    isErrorOrUnknown(first.bytes().byteAt(0) & 0xFF);
            default -> false;
        };
    }

    /** What nobody knows might be an error. */
    private static boolean isErrorOrUnknown(int type) {
        return IcmpType.isError(type) || type > IcmpType.LAST_KNOWN;
    }

    private static boolean isGroup(Destination.Kind kind) {
        return kind == Destination.Kind.BROADCAST || kind == Destination.Kind.MULTICAST;
    }

    private static boolean isOneHost(Destination.Kind kind) {
        return kind == Destination.Kind.FORWARD || kind == Destination.Kind.LOCAL || kind == Destination.Kind.LOOPBACK;
    }
}
