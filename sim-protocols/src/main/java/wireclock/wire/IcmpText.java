package wireclock.wire;

import org.jspecify.annotations.Nullable;

/** An ICMP message in tcpdump's words. */
final class IcmpText {
    private IcmpText() {}

    static String of(IcmpMessage icmp) {
        return "ICMP " + switch (icmp.type()) {
            case IcmpType.ECHO_REQUEST -> echo("request", icmp);
            case IcmpType.ECHO_REPLY -> echo("reply", icmp);
            case IcmpType.DESTINATION_UNREACHABLE -> unreachable(icmp);
            case IcmpType.TIME_EXCEEDED -> icmp.code() == IcmpType.TTL_EXPIRED
                    ? "time exceeded in-transit" : "ip reassembly time exceeded";
            case IcmpType.REDIRECT -> "redirect " + quotedDestination(icmp)
                    + (icmp.code() == IcmpType.REDIRECT_HOST ? " to host " : " to net ")
                    + Ipv4Address.format(icmp.rest());
            case IcmpType.PARAMETER_PROBLEM -> "parameter problem - octet " + (icmp.rest() >>> 24);
            default -> "type-" + icmp.type() + " code-" + icmp.code();
        } + ", length " + icmp.length();
    }

    private static String echo(String what, IcmpMessage icmp) {
        return "echo " + what + ", id " + icmp.identifier() + ", seq " + icmp.sequence();
    }

    private static String quotedDestination(IcmpMessage icmp) {
        QuotedPacket quoted = QuotedPacket.parse(icmp.data());
        return quoted == null ? "?" : Ipv4Address.format(quoted.destination());
    }

    private static String unreachable(IcmpMessage icmp) {
        QuotedPacket quoted = QuotedPacket.parse(icmp.data());
        String destination = quotedDestination(icmp);
        return switch (icmp.code()) {
            case IcmpType.NETWORK_UNREACHABLE -> "net " + destination + " unreachable";
            case IcmpType.HOST_UNREACHABLE -> "host " + destination + " unreachable";
            case IcmpType.PROTOCOL_UNREACHABLE ->
                destination + " protocol " + (quoted == null ? "?" : quoted.protocol()) + " unreachable";
            case IcmpType.PORT_UNREACHABLE -> destination + " " + port(quoted) + " unreachable";
            case IcmpType.FRAGMENTATION_NEEDED ->
                destination + " unreachable - need to frag (mtu " + (icmp.rest() & 0xFFFF) + ")";
            default -> destination + " unreachable, code " + icmp.code();
        };
    }

    private static String port(@Nullable QuotedPacket quoted) {
        if (quoted == null || quoted.destinationPort() == QuotedPacket.ABSENT) {
            return "port ?";
        }
        return (quoted.protocol() == IpProtocol.TCP ? "tcp" : "udp") + " port " + quoted.destinationPort();
    }
}
