package wireclock.topology;

import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Prefix;

/**
 * An interface's own address together with the length of its network's prefix.
 *
 * @param address of the interface itself, host bits included
 * @param prefixLength 0 to 32
 */
public record InterfaceAddress(int address, int prefixLength) {
    public InterfaceAddress {
        if (prefixLength < 0 || prefixLength > 32) {
            throw new IllegalArgumentException("prefix length " + prefixLength + " is not within 0 and 32");
        }
    }

    /**
     * Reads {@code 10.0.0.2/24}.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    public static InterfaceAddress parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("'" + text + "' is not an interface address like 10.0.0.2/24");
        }
        return new InterfaceAddress(Ipv4Address.parse(text.substring(0, slash)), Ipv4Prefix.parse(text).length());
    }

    /** The network that the interface is on. */
    public Ipv4Prefix network() {
        return new Ipv4Prefix(address, prefixLength);
    }

    @Override
    public String toString() {
        return Ipv4Address.format(address) + "/" + prefixLength;
    }
}
