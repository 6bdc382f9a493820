package wireclock.wire;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The options of a TCP segment. They are written as Linux writes them, each padded with no-operations (NOP) in front to
 * a multiple of four bytes:
 *
 * <pre>
 * NOP NOP MD5 signature                   20
 * MSS                                     4 bytes
 * NOP NOP timestamps                      12; with SACK permitted this stands in place of the NOPs
 * Accurate ECN                            12, 8 or 4; what is no whole word goes in place of the NOPs that follow
 * NOP NOP SACK-permitted                  4, without timestamps only
 * NOP window-scale                        4
 * NOP NOP SACK block...                   4 and 8 for each block
 * Fast Open                               2 and the cookie, or 4 and the cookie, with NOPs behind
 * </pre>
 *
 * <p>The order matters to others: some middleboxes fail on SACK permitted as the first option of all.
 */
public final class TcpOptions {
    /** Stands for an option that is absent. */
    public static final int ABSENT = -1;
    /** Beyond this shift a window could hide old duplicates (RFC 7323 §2.3). */
    public static final int MAX_WINDOW_SCALE = 14;

    /** The header's length field has four bits: 60 bytes at the most, 20 of them taken (RFC 9293 §3.1). */
    public static final int MAX_LENGTH = 40;
    /** What a signature takes (RFC 2385). */
    public static final int SIGNATURE_BYTES = 20;

    public static final TcpOptions NONE = new TcpOptions(ABSENT, ABSENT, false, false, 0, 0, new int[0]);

    static final int[] NO_BLOCKS = {};

    private static final int HAS_MAXIMUM_SEGMENT_SIZE = 1;
    private static final int HAS_WINDOW_SCALE = 2;
    private static final int SACK_PERMITTED = 4;
    private static final int HAS_TIMESTAMPS = 8;

    // Narrow fields: nearly every segment has options of its own, and all but two of them are timestamps alone.
    private final char maximumSegmentSize;
    private final byte windowScale;
    /** Which options there are. */
    private final byte present;
    private final int timestampValue;
    private final int timestampEcho;
    private final int[] sackEdges;
    private final @Nullable FastOpenOption fastOpen;
    private final byte @Nullable [] digest;
    private final @Nullable AccurateEcnOption accurateEcn;

    /**
     * @param maximumSegmentSize 0 to 65535, or {@link #ABSENT} (RFC 9293 §3.7.1)
     * @param windowScale 0 to 255, or {@link #ABSENT} (RFC 7323 §2.2)
     * @param sackEdges left and right edges of the SACK blocks in turn, at most four pairs, three beside timestamps
     *     (RFC 2018 §3)
     * @throws IllegalArgumentException if the options are longer than {@link #MAX_LENGTH}
     */
    public TcpOptions(int maximumSegmentSize, int windowScale, boolean sackPermitted, boolean hasTimestamps,
            int timestampValue, int timestampEcho, int[] sackEdges) {
        this(maximumSegmentSize, windowScale, sackPermitted, hasTimestamps, timestampValue, timestampEcho, sackEdges,
                null);
    }

    /**
     * As above, for a SYN that takes part in Fast Open.
     *
     * @param fastOpen the cookie or the request for one, or null without
     */
    public TcpOptions(int maximumSegmentSize, int windowScale, boolean sackPermitted, boolean hasTimestamps,
            int timestampValue, int timestampEcho, int[] sackEdges, @Nullable FastOpenOption fastOpen) {
        this(maximumSegmentSize, windowScale, sackPermitted, hasTimestamps, timestampValue, timestampEcho, sackEdges,
                fastOpen, null, null);
    }

    TcpOptions(int maximumSegmentSize, int windowScale, boolean sackPermitted, boolean hasTimestamps,
            int timestampValue, int timestampEcho, int[] sackEdges, @Nullable FastOpenOption fastOpen,
            byte @Nullable [] digest, @Nullable AccurateEcnOption accurateEcn) {
        this.digest = digest;
        this.accurateEcn = accurateEcn;
        this.maximumSegmentSize = (char) maximumSegmentSize;
        this.windowScale = (byte) windowScale;
        this.present = (byte) ((maximumSegmentSize == ABSENT ? 0 : HAS_MAXIMUM_SEGMENT_SIZE)
                | (windowScale == ABSENT ? 0 : HAS_WINDOW_SCALE)
                | (sackPermitted ? SACK_PERMITTED : 0)
                | (hasTimestamps ? HAS_TIMESTAMPS : 0));
        this.timestampValue = timestampValue;
        this.timestampEcho = timestampEcho;
        this.sackEdges = sackEdges;
        this.fastOpen = fastOpen;
        if (length() > MAX_LENGTH) {
            throw new IllegalArgumentException("TCP options of " + length() + " bytes");
        }
    }

    /** Timestamps alone, as on every segment of an established connection (RFC 7323 §3). */
    public static TcpOptions timestamps(int value, int echo) {
        return new TcpOptions(ABSENT, ABSENT, false, true, value, echo, NO_BLOCKS);
    }

    /**
     * Reads the options of a header, see {@link TcpOptionsCodec#read}.
     *
     * @param syn whether the segment is a SYN, which decides which options may be there
     */
    public static TcpOptions parse(byte[] bytes, boolean syn) {
        return TcpOptionsCodec.read(bytes, 0, bytes.length, syn);
    }

    /** The bytes of the options in a header, padding included. */
    public byte[] toBytes() {
        byte[] bytes = new byte[length()];
        TcpOptionsCodec.write(this, bytes, 0);
        return bytes;
    }

    /** The same options with another TSval. */
    public TcpOptions withTimestampValue(int value) {
        return new TcpOptions(maximumSegmentSize(), windowScale(), sackPermitted(), hasTimestamps(), value,
                timestampEcho, sackEdges, fastOpen, digest, accurateEcn);
    }

    /** The same options with other edges of as many SACK blocks. */
    public TcpOptions withSackEdges(int[] edges) {
        return new TcpOptions(maximumSegmentSize(), windowScale(), sackPermitted(), hasTimestamps(), timestampValue,
                timestampEcho, edges, fastOpen, digest, accurateEcn);
    }

    /** The same options with what Accurate ECN has to tell, if anything. */
    public TcpOptions with(@Nullable AccurateEcnOption counters) {
        return counters == null ? this : new TcpOptions(maximumSegmentSize(), windowScale(), sackPermitted(),
                hasTimestamps(), timestampValue, timestampEcho, sackEdges, fastOpen, digest, counters);
    }

    /** The same options with a signature (RFC 2385): 16 bytes, which are not copied. */
    TcpOptions signed(byte[] signature) {
        return new TcpOptions(maximumSegmentSize(), windowScale(), sackPermitted(), hasTimestamps(), timestampValue,
                timestampEcho, sackEdges, fastOpen, signature, accurateEcn);
    }

    /** Whether there is a signature (RFC 2385). */
    public boolean isSigned() {
        return digest != null;
    }

    byte @Nullable [] digest() {
        return digest;
    }

    public int maximumSegmentSize() {
        return has(HAS_MAXIMUM_SEGMENT_SIZE) ? maximumSegmentSize : ABSENT;
    }

    public int windowScale() {
        return has(HAS_WINDOW_SCALE) ? windowScale & 0xFF : ABSENT;
    }

    public boolean sackPermitted() {
        return has(SACK_PERMITTED);
    }

    public boolean hasTimestamps() {
        return has(HAS_TIMESTAMPS);
    }

    /** TSval. */
    public int timestampValue() {
        return timestampValue;
    }

    /** TSecr. */
    public int timestampEcho() {
        return timestampEcho;
    }

    /** The cookie of Fast Open or the request for one, or null without. */
    public @Nullable FastOpenOption fastOpen() {
        return fastOpen;
    }

    /** What Accurate ECN tells (RFC 9768), or null if that is nothing. */
    public @Nullable AccurateEcnOption accurateEcn() {
        return accurateEcn;
    }

    public int sackBlocks() {
        return sackEdges.length / 2;
    }

    /** First sequence number of a block. */
    public int sackLeft(int block) {
        return sackEdges[2 * block];
    }

    /** The sequence number after the last of a block. */
    public int sackRight(int block) {
        return sackEdges[2 * block + 1];
    }

    /** Bytes in the header, padding included: a multiple of 4, at most 40. */
    public int length() {
        return (has(HAS_MAXIMUM_SEGMENT_SIZE) ? 4 : 0)
                + (has(HAS_TIMESTAMPS) ? 12 : has(SACK_PERMITTED) ? 4 : 0)
                + (has(HAS_WINDOW_SCALE) ? 4 : 0)
                + (sackEdges.length == 0 ? 0 : 4 + 4 * sackEdges.length)
                + (accurateEcn == null ? 0 : AccurateEcnOption.paddedLength(accurateEcn.fields(), gap()))
                + (fastOpen == null ? 0 : fastOpen.paddedLength())
                + (digest == null ? 0 : SIGNATURE_BYTES);
    }

    /** Bytes of padding in the option behind Accurate ECN that it may take the place of. */
    public int gap() {
        return sackEdges.length > 0 || has(SACK_PERMITTED) && !has(HAS_TIMESTAMPS) ? 2 : has(HAS_WINDOW_SCALE) ? 1 : 0;
    }

    private boolean has(int option) {
        return (present & option) != 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TcpOptions that
                && maximumSegmentSize == that.maximumSegmentSize
                && windowScale == that.windowScale
                && present == that.present
                && timestampValue == that.timestampValue
                && timestampEcho == that.timestampEcho
                && Arrays.equals(sackEdges, that.sackEdges)
                && Objects.equals(fastOpen, that.fastOpen)
                && Objects.equals(accurateEcn, that.accurateEcn)
                && Arrays.equals(digest, that.digest);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * maximumSegmentSize + timestampValue) + Arrays.hashCode(sackEdges);
    }

    /** As tcpdump prints them, for example {@code mss 1460,sackOK,TS val 1 ecr 0,nop,wscale 7}. */
    @Override
    public String toString() {
        return TcpText.options(this);
    }
}
