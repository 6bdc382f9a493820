package wireclock.wire;

import java.util.Arrays;

/**
 * The options of an IPv4 header (RFC 791 §3.1), as bytes: walked through, checked, and written into on the way. Hardly
 * any packet has some, so nothing is decoded before somebody asks.
 */
public final class Ipv4Options {
    public static final int END = 0;
    public static final int NO_OPERATION = 1;
    public static final int RECORD_ROUTE = 7;
    public static final int TIMESTAMP = 68;
    public static final int LOOSE_SOURCE_ROUTE = 131;
    public static final int STRICT_SOURCE_ROUTE = 137;
    private static final int ROUTER_ALERT_TYPE = 148;

    /** Every router shall look at this packet, whatever its destination (RFC 2113). */
    public static final BytesPayload ROUTER_ALERT = new BytesPayload(new byte[] {(byte) ROUTER_ALERT_TYPE, 4, 0, 0});

    /** No octet is wrong. */
    public static final int SOUND = -1;

    /** The bit of a type that says whether every fragment has the option. */
    private static final int COPIED = 0x80;

    private static final int TIMESTAMPS_ONLY = 0;
    private static final int TIMESTAMPS_WITH_ADDRESSES = 1;
    private static final int TIMESTAMPS_OF_GIVEN_ADDRESSES = 3;

    /** Who tells whether an address is one of the node's own. */
    public interface OwnAddresses {
        boolean isLocal(int address);
    }

    private Ipv4Options() {}

    /** The place of the first option of a type, or -1. The options must be {@link #SOUND}. */
    public static int find(BytesPayload options, int type) {
        for (int at = 0; at < options.length() && at(options, at) != END; at += lengthAt(options, at)) {
            if (at(options, at) == type) {
                return at;
            }
        }
        return -1;
    }

    /** Whether the packet wants to choose its way itself, loosely or strictly. */
    public static boolean hasSourceRoute(BytesPayload options) {
        return find(options, LOOSE_SOURCE_ROUTE) >= 0 || find(options, STRICT_SOURCE_ROUTE) >= 0;
    }

    /**
     * The place of the octet that is wrong, as an ICMP parameter problem names it (without the 20 bytes of header), or
     * {@link #SOUND}. The checks are those of Linux: what is unknown is skipped, what is known must be well formed and
     * have room for what a router writes.
     */
    public static int fault(BytesPayload options) {
        boolean sourceRoute = false;
        boolean recordRoute = false;
        boolean timestamp = false;
        int at = 0;
        while (at < options.length() && at(options, at) != END) {
            int type = at(options, at);
            if (type == NO_OPERATION) {
                at++;
                continue;
            }
            int left = options.length() - at;
            int length = left < 2 ? 0 : at(options, at + 1);
            if (length < 2 || length > left) {
                return at;
            }
            boolean isSourceRoute = type == LOOSE_SOURCE_ROUTE || type == STRICT_SOURCE_ROUTE;
            if (isSourceRoute && sourceRoute || type == RECORD_ROUTE && recordRoute || type == TIMESTAMP && timestamp) {
                return at;
            }
            sourceRoute |= isSourceRoute;
            recordRoute |= type == RECORD_ROUTE;
            timestamp |= type == TIMESTAMP;
            int wrong = isSourceRoute || type == RECORD_ROUTE ? faultOfRoute(options, at, length)
                    : type == TIMESTAMP ? faultOfTimestamp(options, at, length)
                    : type == ROUTER_ALERT_TYPE && length < 4 ? at + 1 : SOUND;
            if (wrong != SOUND) {
                return wrong;
            }
            at += length;
        }
        return SOUND;
    }

    /** The pointer counts from 1 at the type, so the first address of a route has 4. */
    private static int faultOfRoute(BytesPayload options, int at, int length) {
        if (length < 3) {
            return at + 1;
        }
        int pointer = at(options, at + 2);
        return pointer < 4 || pointer <= length && pointer + 3 > length ? at + 2 : SOUND;
    }

    private static int faultOfTimestamp(BytesPayload options, int at, int length) {
        if (length < 4) {
            return at + 1;
        }
        int pointer = at(options, at + 2);
        if (pointer < 5) {
            return at + 2;
        }
        int overflowAndFlag = at(options, at + 3);
        if (pointer > length) {
            // Nowhere left to write: the count of those that could not is full as well.
            return overflowAndFlag >> 4 == 15 ? at + 3 : SOUND;
        }
        return switch (overflowAndFlag & 0xF) {
            case TIMESTAMPS_ONLY -> pointer + 3 > length ? at + 2 : SOUND;
            case TIMESTAMPS_WITH_ADDRESSES, TIMESTAMPS_OF_GIVEN_ADDRESSES -> pointer + 7 > length ? at + 2 : SOUND;
            default -> at + 3;
        };
    }

    /**
     * The options as a router passes them on: record route and timestamps written where there is room.
     *
     * @param outAddress of the interface by which the packet leaves
     * @param milliseconds since midnight, universal time
     */
    public static BytesPayload forwarded(BytesPayload options, int outAddress, int milliseconds, OwnAddresses own) {
        byte[] bytes = options.toBytes();
        recordRoute(bytes, find(options, RECORD_ROUTE), outAddress);
        timestamp(bytes, find(options, TIMESTAMP), outAddress, milliseconds, own);
        return new BytesPayload(bytes);
    }

    private static void recordRoute(byte[] bytes, int at, int address) {
        if (at >= 0 && NetworkOrder.get8(bytes, at + 2) <= NetworkOrder.get8(bytes, at + 1)) {
            int pointer = NetworkOrder.get8(bytes, at + 2);
            NetworkOrder.put32(bytes, at + pointer - 1, address);
            NetworkOrder.put8(bytes, at + 2, pointer + 4);
        }
    }

    private static void timestamp(byte[] bytes, int at, int address, int milliseconds, OwnAddresses own) {
        if (at < 0) {
            return;
        }
        int pointer = NetworkOrder.get8(bytes, at + 2);
        int next = at + pointer - 1;
        int overflowAndFlag = NetworkOrder.get8(bytes, at + 3);
        if (pointer > NetworkOrder.get8(bytes, at + 1)) {
            NetworkOrder.put8(bytes, at + 3, overflowAndFlag + 0x10);
            return;
        }
        switch (overflowAndFlag & 0xF) {
            case TIMESTAMPS_ONLY -> {
                NetworkOrder.put32(bytes, next, milliseconds);
                NetworkOrder.put8(bytes, at + 2, pointer + 4);
            }
            case TIMESTAMPS_WITH_ADDRESSES -> {
                NetworkOrder.put32(bytes, next, address);
                NetworkOrder.put32(bytes, next + 4, milliseconds);
                NetworkOrder.put8(bytes, at + 2, pointer + 8);
            }
            default -> {
                if (own.isLocal(NetworkOrder.get32(bytes, next))) {
                    NetworkOrder.put32(bytes, next + 4, milliseconds);
                    NetworkOrder.put8(bytes, at + 2, pointer + 8);
                }
            }
        }
    }

    /**
     * The options of all fragments but the first: those with the copied flag stay, the others become no-operations, so
     * that every fragment's header has the same length, as Linux does it. Wrong ones stay as they are.
     */
    public static BytesPayload ofLaterFragments(BytesPayload options) {
        if (options.length() == 0 || fault(options) != SOUND) {
            return options;
        }
        byte[] bytes = options.toBytes();
        int at = 0;
        while (at < bytes.length && bytes[at] != END) {
            int length = lengthAt(options, at);
            if ((bytes[at] & COPIED) == 0) {
                Arrays.fill(bytes, at, at + length, (byte) NO_OPERATION);
            }
            at += length;
        }
        return new BytesPayload(bytes);
    }

    private static int lengthAt(BytesPayload options, int at) {
        return at(options, at) == NO_OPERATION ? 1 : at(options, at + 1);
    }

    private static int at(BytesPayload options, int index) {
        return options.byteAt(index) & 0xFF;
    }
}
