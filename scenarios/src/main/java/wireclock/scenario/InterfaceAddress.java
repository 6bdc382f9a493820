package wireclock.scenario;

import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Prefix;

/**
 * An interface's IPv4 address with the length of its network's prefix.
 *
 * @param address with its host bits
 * @param prefixLength 0 to 32
 */
public record InterfaceAddress(int address, int prefixLength) {
    /**
     * Reads {@code 10.0.0.2/24}.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    public static InterfaceAddress parse(String text) {
        int length = Ipv4Prefix.parse(text).length();
        return new InterfaceAddress(Ipv4Address.parse(text.substring(0, text.indexOf('/'))), length);
    }

    /** The network that the interface is on. */
    public Ipv4Prefix prefix() {
        return new Ipv4Prefix(address, prefixLength);
    }

    @Override
    public String toString() {
        return Ipv4Address.format(address) + "/" + prefixLength;
    }
}
