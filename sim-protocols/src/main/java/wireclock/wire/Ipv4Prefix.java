package wireclock.wire;

/**
 * An IPv4 network: an address whose host bits are zero, and a prefix length.
 *
 * @param address network address; host bits given to the constructor are cleared
 * @param length 0 to 32
 */
public record Ipv4Prefix(int address, int length) {
    public Ipv4Prefix {
        if (length < 0 || length > 32) {
            throw new IllegalArgumentException("prefix length " + length + " is not within 0 and 32");
        }
        address &= mask(length);
    }

    /** The netmask of a prefix length. */
    public static int mask(int length) {
        return length == 0 ? 0 : -1 << 32 - length;
    }

    /**
     * Reads {@code 10.0.0.0/24}.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    public static Ipv4Prefix parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("[0-9]|[12][0-9]|3[0-2]")) {
            throw new IllegalArgumentException("'" + text + "' is not a network like 10.0.0.0/24");
        }
        return new Ipv4Prefix(Ipv4Address.parse(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    public boolean contains(int candidate) {
        return (candidate & mask(length)) == address;
    }

    /** Whether the two networks share an address. */
    public boolean overlaps(Ipv4Prefix other) {
        return length <= other.length ? contains(other.address) : other.contains(address);
    }

    /** The directed broadcast address: all host bits one. */
    public int broadcast() {
        return address | ~mask(length);
    }

    @Override
    public String toString() {
        return Ipv4Address.format(address) + "/" + length;
    }
}
