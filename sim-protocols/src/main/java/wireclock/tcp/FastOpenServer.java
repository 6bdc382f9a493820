package wireclock.tcp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import wireclock.wire.FastOpenOption;

/**
 * How a listening end takes part in Fast Open (RFC 7413 §4.1.2): which cookie an address gets, and which SYN may bring
 * data at once.
 *
 * @param key0 first half of the secret key, as two words little-endian
 * @param key1 second half
 * @param cookieRequired whether data without a cookie is left for after the handshake
 */
public record FastOpenServer(long key0, long key1, boolean cookieRequired) {

    /** The key from four words, as the kernel's {@code tcp_fastopen_key} writes it. */
    public static FastOpenServer of(int[] words, boolean cookieRequired) {
        return new FastOpenServer(words[0] & 0xFFFF_FFFFL | (long) words[1] << 32,
                words[2] & 0xFFFF_FFFFL | (long) words[3] << 32, cookieRequired);
    }

    /** The cookie of a peer: a hash of both addresses, as in Linux. */
    byte[] cookie(int peerAddress, int ownAddress) {
        long addresses = ByteBuffer.allocate(8).putInt(peerAddress).putInt(ownAddress).order(ByteOrder.LITTLE_ENDIAN)
                .getLong(0);
        return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN)
                .putLong(SipHash.hash(key0, key1, addresses)).array();
    }

    /**
     * What becomes of a SYN.
     *
     * @param data whether it brings data
     * @param offered its option, or null without
     * @param right the cookie of its sender
     */
    Decision decide(boolean data, @Nullable FastOpenOption offered, byte[] right) {
        if (!data && offered == null) {
            return Decision.ORDINARY;
        }
        if (!cookieRequired) {
            return Decision.OPEN;
        }
        if (offered == null) {
            return Decision.ORDINARY;
        }
        return offered.hasCookie(right) ? Decision.OPEN : Decision.GIVE_COOKIE;
    }

    /** The ways to go on after a SYN. */
    enum Decision {
        /** As without Fast Open. */
        ORDINARY,
        /** As without, but the SYN-ACK brings a cookie for the next time. */
        GIVE_COOKIE,
        /** The application gets the connection and the data at once. */
        OPEN
    }
}
