package wireclock.wire;

/** IPv4 addresses as an {@code int}, first octet highest. */
public final class Ipv4Address {
    public static final int ANY = 0;
    public static final int LIMITED_BROADCAST = 0xFFFF_FFFF;

    private Ipv4Address() {}

    /** 224.0.0.0/4 (RFC 1112). */
    public static boolean isMulticast(int address) {
        return address >>> 28 == 0xE;
    }

    /** Dotted decimal. */
    public static String format(int address) {
        return (address >>> 24) + "." + (address >>> 16 & 0xFF) + "." + (address >>> 8 & 0xFF) + "." + (address & 0xFF);
    }

    /**
     * Reads dotted decimal: exactly four numbers from 0 to 255 without leading zeros.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    public static int parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("'" + text + "' is not an IPv4 address like 10.0.0.1");
        }
        int address = 0;
        for (String part : parts) {
            if (!part.matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(part) > 255) {
                throw new IllegalArgumentException("'" + text + "' is not an IPv4 address like 10.0.0.1");
            }
            address = address << 8 | Integer.parseInt(part);
        }
        return address;
    }
}
