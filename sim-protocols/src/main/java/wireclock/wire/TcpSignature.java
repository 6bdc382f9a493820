package wireclock.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The signature of segments under a key that both ends know (RFC 2385): the MD5 digest of pseudo-header, header without
 * options and with checksum 0, data and key.
 */
public final class TcpSignature {
    private static final int DIGEST_BYTES = 16;
    private static final int CHECKSUM_AT = 16;
    private static final int PSEUDO_HEADER_BYTES = 12;

    private final byte[] key;

    /**
     * @param key 1 to 80 bytes (TCP_MD5SIG_MAXKEYLEN)
     */
    public TcpSignature(String key) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
    }

    /** The segment with its signature. */
    public TcpSegment sign(TcpSegment segment, int source, int destination) {
        TcpSegment blank = withDigest(segment, new byte[DIGEST_BYTES]);
        return withDigest(segment, digest(blank, source, destination));
    }

    /** Whether a segment has a signature and it is right. */
    public boolean isOf(TcpSegment segment, int source, int destination) {
        byte[] digest = segment.options().digest();
        return digest != null && MessageDigest.isEqual(digest, digest(segment, source, destination));
    }

    private static TcpSegment withDigest(TcpSegment segment, byte[] digest) {
        return new TcpSegment(segment.sourcePort(), segment.destinationPort(), segment.sequence(),
                segment.acknowledgement(), segment.flags(), segment.window(), segment.urgentPointer(),
                segment.options().signed(digest), segment.payload());
    }

    private byte[] digest(TcpSegment segment, int source, int destination) {
        int length = segment.length();
        byte[] bytes = new byte[PSEUDO_HEADER_BYTES + length];
        NetworkOrder.put32(bytes, 0, source);
        NetworkOrder.put32(bytes, 4, destination);
        NetworkOrder.put32(bytes, 8, IpProtocol.TCP << 16 | length);
        TcpCodec.write(segment, source, destination, bytes, PSEUDO_HEADER_BYTES);
        NetworkOrder.put16(bytes, PSEUDO_HEADER_BYTES + CHECKSUM_AT, 0);
        MessageDigest md5 = md5();
        md5.update(bytes, 0, PSEUDO_HEADER_BYTES + TcpSegment.HEADER_BYTES);
        int data = segment.payload().length();
        md5.update(bytes, bytes.length - data, data);
        return md5.digest(key);
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
