package wireclock.topology;

import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Prefix;

/** Which addresses of a network an interface may have. */
final class HostAddresses {
    /**
     * Up to this length a network has a network and a broadcast address; two stations at the ends of a /31 need none
     * (RFC 3021).
     */
    private static final int LAST_WITH_BROADCAST = 30;

    private HostAddresses() {}

    static int first(Ipv4Prefix network) {
        return network.length() <= LAST_WITH_BROADCAST ? network.address() + 1 : network.address();
    }

    static int last(Ipv4Prefix network) {
        return network.length() <= LAST_WITH_BROADCAST ? network.broadcast() - 1 : network.broadcast();
    }

    /** Why the address cannot be an interface's, or an empty text if it can. */
    static String objection(InterfaceAddress given) {
        int address = given.address();
        Ipv4Prefix network = given.network();
        // RFC 1122, section 3.2.1.3, and RFC 6890.
        if (address >>> 24 == 0 || address >>> 24 == 127 || address >>> 28 >= 0xE) {
            return Ipv4Address.format(address) + " is not an address that an interface can have";
        }
        if (network.length() <= LAST_WITH_BROADCAST) {
            if (address == network.address()) {
                return Ipv4Address.format(address) + " is the address of the network " + network + " itself";
            }
            if (address == network.broadcast()) {
                return Ipv4Address.format(address) + " is the broadcast address of " + network;
            }
        }
        return "";
    }

    /** For hints: {@code 10.0.0.1 to 10.0.0.254}. */
    static String range(Ipv4Prefix network) {
        return Ipv4Address.format(first(network)) + " to " + Ipv4Address.format(last(network));
    }
}
