package wireclock.wire;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** TCP options to and from bytes (RFC 9293 §3.1, RFC 7323, RFC 2018); {@link TcpOptions} tells the order. */
final class TcpOptionsCodec {
    private static final int END = 0;
    private static final int NO_OPERATION = 1;
    private static final int MAXIMUM_SEGMENT_SIZE = 2;
    private static final int WINDOW_SCALE = 3;
    private static final int SACK_PERMITTED = 4;
    private static final int SACK = 5;
    private static final int TIMESTAMPS = 8;
    private static final int SIGNATURE = 19;

    /** Of the options with a fixed length: kind, length and value. */
    private static final int MAXIMUM_SEGMENT_SIZE_BYTES = 4;
    private static final int WINDOW_SCALE_BYTES = 3;
    private static final int SACK_PERMITTED_BYTES = 2;
    private static final int TIMESTAMPS_BYTES = 10;
    private static final int SACK_BLOCK_BYTES = 8;
    private static final int SIGNATURE_BYTES = 18;

    /** What pads an option of two bytes less than whole words, in its upper half. */
    private static final int TWO_NO_OPERATIONS = NO_OPERATION << 24 | NO_OPERATION << 16;

    private TcpOptionsCodec() {}

    /** Writes {@link TcpOptions#length()} bytes, four at a time. */
    static void write(TcpOptions options, byte[] bytes, int start) {
        int at = start;
        byte[] digest = options.digest();
        if (digest != null) {
            NetworkOrder.put32(bytes, at, TWO_NO_OPERATIONS | SIGNATURE << 8 | SIGNATURE_BYTES);
            System.arraycopy(digest, 0, bytes, at + 4, digest.length);
            at += TcpOptions.SIGNATURE_BYTES;
        }
        if (options.maximumSegmentSize() != TcpOptions.ABSENT) {
            NetworkOrder.put32(bytes, at, MAXIMUM_SEGMENT_SIZE << 24 | MAXIMUM_SEGMENT_SIZE_BYTES << 16
                    | options.maximumSegmentSize() & 0xFFFF);
            at += 4;
        }
        if (options.hasTimestamps()) {
            int firstTwo = options.sackPermitted()
                    ? SACK_PERMITTED << 24 | SACK_PERMITTED_BYTES << 16 : TWO_NO_OPERATIONS;
            NetworkOrder.put32(bytes, at, firstTwo | TIMESTAMPS << 8 | TIMESTAMPS_BYTES);
            NetworkOrder.put32(bytes, at + 4, options.timestampValue());
            NetworkOrder.put32(bytes, at + 8, options.timestampEcho());
            at += 12;
        }
        // What Accurate ECN leaves over stands where the next option's padding would.
        int padding = TWO_NO_OPERATIONS;
        int left = 0;
        AccurateEcnOption accurate = options.accurateEcn();
        if (accurate != null) {
            left = accurate.write(bytes, at);
            at += accurate.wholeWordBytes();
            padding = left > 0 ? accurate.tail() << 16 : padding;
        }
        if (options.sackPermitted() && !options.hasTimestamps()) {
            NetworkOrder.put32(bytes, at, padding | SACK_PERMITTED << 8 | SACK_PERMITTED_BYTES);
            at += 4;
            padding = TWO_NO_OPERATIONS;
            left = 0;
        }
        if (options.windowScale() != TcpOptions.ABSENT) {
            int one = NO_OPERATION << 24;
            if (left == 1) {
                one = padding & 0xFF00_0000;
                padding = TWO_NO_OPERATIONS;
                left = 0;
            }
            NetworkOrder.put32(bytes, at, one | WINDOW_SCALE << 16 | WINDOW_SCALE_BYTES << 8
                    | options.windowScale() & 0xFF);
            at += 4;
        }
        int blocks = options.sackBlocks();
        if (blocks == 0 && left > 0) {
            NetworkOrder.put32(bytes, at, padding | TWO_NO_OPERATIONS >>> 16);
            at += 4;
        }
        if (blocks > 0) {
            NetworkOrder.put32(bytes, at, padding | SACK << 8 | 2 + SACK_BLOCK_BYTES * blocks);
            at += 4;
            for (int block = 0; block < blocks; block++) {
                NetworkOrder.put32(bytes, at, options.sackLeft(block));
                NetworkOrder.put32(bytes, at + 4, options.sackRight(block));
                at += SACK_BLOCK_BYTES;
            }
        }
        FastOpenOption fastOpen = options.fastOpen();
        if (fastOpen != null) {
            fastOpen.write(bytes, at);
        }
    }

    /**
     * Reads the options between start and end. Nothing here is malformed, as in Linux: unknown kinds, and known ones
     * with a length not theirs, are skipped (RFC 9293 §3.1, MUST-6); a length below 2 or beyond the end stops the
     * reading, and what was read until then counts (MUST-7 asks to be prepared, and no more). Of two of a kind the
     * later counts.
     *
     * <p>Options out of place are ignored: maximum segment size, window scale and SACK permitted belong to segments
     * with SYN alone (RFC 9293 §3.2, RFC 7323 §2.2, RFC 2018 §2), SACK blocks to all others. What is left therefore
     * always fits into a header again.
     */
    static TcpOptions read(byte[] bytes, int start, int end, boolean syn) {
        if (start == end) {
            return TcpOptions.NONE;
        }
        int maximumSegmentSize = TcpOptions.ABSENT;
        int windowScale = TcpOptions.ABSENT;
        boolean sackPermitted = false;
        int timestampsAt = -1;
        int sackAt = -1;
        FastOpenOption fastOpen = null;
        byte[] digest = null;
        AccurateEcnOption accurate = null;
        int at = start;
        while (at < end && bytes[at] != END) {
            if (bytes[at] == NO_OPERATION) {
                at++;
                continue;
            }
            int length = end - at < 2 ? 0 : NetworkOrder.get8(bytes, at + 1);
            if (length < 2 || length > end - at) {
                break;
            }
            switch (bytes[at]) {
                case MAXIMUM_SEGMENT_SIZE -> {
                    if (syn && length == MAXIMUM_SEGMENT_SIZE_BYTES) {
                        maximumSegmentSize = NetworkOrder.get16(bytes, at + 2);
                    }
                }
                case WINDOW_SCALE -> {
                    if (syn && length == WINDOW_SCALE_BYTES) {
                        windowScale = NetworkOrder.get8(bytes, at + 2);
                    }
                }
                case SACK_PERMITTED -> sackPermitted |= syn && length == SACK_PERMITTED_BYTES;
                case SACK -> {
                    if (!syn && length > 2 && (length - 2) % SACK_BLOCK_BYTES == 0) {
                        sackAt = at;
                    }
                }
                case TIMESTAMPS -> {
                    if (length == TIMESTAMPS_BYTES) {
                        timestampsAt = at;
                    }
                }
                case SIGNATURE -> {
                    if (length == SIGNATURE_BYTES) {
                        digest = Arrays.copyOfRange(bytes, at + 2, at + length);
                    }
                }
                case AccurateEcnOption.ECT0_FIRST_KIND, AccurateEcnOption.ECT1_FIRST_KIND ->
                    accurate = AccurateEcnOption.read(bytes, at);
                case FastOpenOption.KIND -> fastOpen = syn ? readFastOpen(bytes, at + 2, length - 2, false) : null;
                case (byte) FastOpenOption.EXPERIMENTAL_KIND -> {
                    if (syn && length >= 4 && NetworkOrder.get16(bytes, at + 2) == FastOpenOption.EXPERIMENT) {
                        fastOpen = readFastOpen(bytes, at + 4, length - 4, true);
                    }
                }
                default -> { }
            }
            at += length;
        }
        boolean hasTimestamps = timestampsAt >= 0;
        // Beside a signature there is no room for either, as we write them.
        boolean crowded = digest != null && hasTimestamps;
        TcpOptions others = new TcpOptions(maximumSegmentSize, windowScale, sackPermitted, hasTimestamps,
                hasTimestamps ? NetworkOrder.get32(bytes, timestampsAt + 2) : 0,
                hasTimestamps ? NetworkOrder.get32(bytes, timestampsAt + 6) : 0,
                sackAt < 0 || crowded ? TcpOptions.NO_BLOCKS : readBlocks(bytes, sackAt), digest != null ? null
                : fastOpen,
                digest, null);
        // Others may pad less than we do.
        return accurate == null || TcpOptions.MAX_LENGTH - others.length()
                < AccurateEcnOption.paddedLength(accurate.fields(), others.gap()) ? others : others.with(accurate);
    }

    private static @Nullable FastOpenOption readFastOpen(byte[] bytes, int at, int length, boolean experimental) {
        return FastOpenOption.isPossible(length)
                ? new FastOpenOption(Arrays.copyOfRange(bytes, at, at + length), experimental) : null;
    }

    private static int[] readBlocks(byte[] bytes, int sackAt) {
        int[] edges = new int[(NetworkOrder.get8(bytes, sackAt + 1) - 2) / 4];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = NetworkOrder.get32(bytes, sackAt + 2 + 4 * i);
        }
        return edges;
    }
}
