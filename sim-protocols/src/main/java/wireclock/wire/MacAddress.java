package wireclock.wire;

import java.util.Locale;

/** MAC addresses as the low 48 bits of a {@code long}, first octet highest. */
public final class MacAddress {
    public static final long BROADCAST = 0xFFFF_FFFF_FFFFL;
    /** The individual/group bit of the first octet. */
    private static final long GROUP_BIT = 0x0100_0000_0000L;
    private static final long IPV4_GROUPS = 0x0100_5E00_0000L;

    private MacAddress() {}

    /** Whether the address means several stations: multicast or broadcast. */
    public static boolean isGroup(long mac) {
        return (mac & GROUP_BIT) != 0;
    }

    /** Where packets to an IPv4 multicast group go: the low 23 bits of the group in a fixed prefix (RFC 1112 §6.4). */
    public static long ofGroup(int ipv4Group) {
        return IPV4_GROUPS | ipv4Group & 0x7F_FFFF;
    }

    /** The usual notation, for example {@code 02:00:00:00:00:01}. */
    public static String format(long mac) {
        return String.format(Locale.ROOT, "%02x:%02x:%02x:%02x:%02x:%02x",
                mac >> 40 & 0xFF, mac >> 32 & 0xFF, mac >> 24 & 0xFF, mac >> 16 & 0xFF, mac >> 8 & 0xFF, mac & 0xFF);
    }
}
