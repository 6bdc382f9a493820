package wireclock.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * A stretch of an endless stream of well mixed bytes: described by the stream's pattern, an offset and a length, and rendered
 * only when somebody wants bytes. Byte {@code o} of a pattern is byte {@code o mod 8} (lowest first) of SplitMix64's output
 * function applied to {@code pattern + o / 8}; bytes that are moved, lost or damaged therefore do not match.
 *
 * @param pattern names the stream
 * @param offset of the first byte, not negative
 * @param length in bytes
 */
public record GeneratedPayload(long pattern, long offset, int length) implements Payload {
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    @Override
    public void copyTo(int from, byte[] target, int position, int count) {
        Objects.checkFromIndexSize(from, count, length);
        long next = offset + from;
        int at = position;
        int end = position + count;
        while (at < end && (next & 7) != 0) {
            target[at++] = byteAt(pattern, next++);
        }
        for (; end - at >= 8; at += 8, next += 8) {
            EIGHT_BYTES.set(target, at, mix(pattern + (next >>> 3)));
        }
        while (at < end) {
            target[at++] = byteAt(pattern, next++);
        }
    }

    @Override
    public GeneratedPayload slice(int from, int count) {
        Objects.checkFromIndexSize(from, count, length);
        return new GeneratedPayload(pattern, offset + from, count);
    }

    @Override
    public boolean matches(long otherPattern, long otherOffset) {
        return pattern == otherPattern && offset == otherOffset;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payload that && PayloadContent.equal(this, that);
    }

    @Override
    public int hashCode() {
        return PayloadContent.hash(this);
    }

    /** One byte of a pattern's stream. */
    public static byte byteAt(long pattern, long offset) {
        return (byte) (mix(pattern + (offset >>> 3)) >>> (8 * (int) (offset & 7)));
    }

    /** SplitMix64's output function (the engine has it too; {@code wire} stands on nothing). */
    private static long mix(long z) {
        z = (z ^ z >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
        return z ^ z >>> 31;
    }
}
