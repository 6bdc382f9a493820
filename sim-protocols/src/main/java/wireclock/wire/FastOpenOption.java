package wireclock.wire;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * The Fast Open option of a SYN (RFC 7413 §4.1.1): a cookie, or the request for one. Immutable.
 */
public final class FastOpenOption {
    /** Shortest and longest cookie in bytes; its length is even. */
    public static final int MIN_COOKIE_BYTES = 4;
    public static final int MAX_COOKIE_BYTES = 16;

    static final int KIND = 34;
    /** The kind for experiments (RFC 6994), and which one this is. */
    static final int EXPERIMENTAL_KIND = 254;
    static final int EXPERIMENT = 0xF989;

    private final byte[] cookie;
    private final boolean experimental;

    /**
     * @param cookie empty: a request for one
     * @param experimental written as an experiment, as before the RFC
     */
    public FastOpenOption(byte[] cookie, boolean experimental) {
        this.cookie = cookie.clone();
        this.experimental = experimental;
    }

    public byte[] cookie() {
        return cookie.clone();
    }

    public boolean isRequest() {
        return cookie.length == 0;
    }

    public boolean isExperimental() {
        return experimental;
    }

    /** Whether the cookie is this one. */
    public boolean hasCookie(byte[] other) {
        return Arrays.equals(cookie, other);
    }

    private int headerBytes() {
        return experimental ? 4 : 2;
    }

    /** Bytes in the header, with the no-operations behind it that fill a multiple of four. */
    int paddedLength() {
        return headerBytes() + cookie.length + 3 & ~3;
    }

    /** Writes {@link #paddedLength} bytes. */
    void write(byte[] bytes, int start) {
        int length = headerBytes() + cookie.length;
        bytes[start] = (byte) (experimental ? EXPERIMENTAL_KIND : KIND);
        bytes[start + 1] = (byte) length;
        if (experimental) {
            bytes[start + 2] = (byte) (EXPERIMENT >>> 8);
            bytes[start + 3] = (byte) EXPERIMENT;
        }
        System.arraycopy(cookie, 0, bytes, start + headerBytes(), cookie.length);
        Arrays.fill(bytes, start + length, start + paddedLength(), (byte) 1);
    }

    /** Whether a length can be that of a cookie, or of the request for one. */
    static boolean isPossible(int cookieBytes) {
        return cookieBytes == 0
                || cookieBytes >= MIN_COOKIE_BYTES && cookieBytes <= MAX_COOKIE_BYTES && cookieBytes % 2 == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FastOpenOption that && experimental == that.experimental
                && Arrays.equals(cookie, that.cookie);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cookie);
    }

    /** As tcpdump prints it. */
    @Override
    public String toString() {
        String name = experimental ? "exp-tfo " : "tfo ";
        return name + (isRequest() ? "cookiereq" : "cookie " + HexFormat.of().formatHex(cookie));
    }
}
