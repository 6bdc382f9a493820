package wireclock.wire;

import java.util.Arrays;
import java.util.Objects;

/** Bytes that are really there: a stretch of an array that nobody changes any more. */
public final class BytesPayload implements Payload {
    public static final BytesPayload EMPTY = new BytesPayload(new byte[0]);

    private final byte[] bytes;
    private final int start;
    private final int length;

    /** Takes the array over; the caller must not change it afterwards. */
    public BytesPayload(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    /** Takes a stretch of the array over; the caller must not change it afterwards. */
    public BytesPayload(byte[] bytes, int start, int length) {
        Objects.checkFromIndexSize(start, length, bytes.length);
        this.bytes = bytes;
        this.start = start;
        this.length = length;
    }

    /** A copy of the bytes between start and end; the array stays the caller's. */
    public static BytesPayload copyOf(byte[] bytes, int start, int end) {
        return start == end ? EMPTY : new BytesPayload(Arrays.copyOfRange(bytes, start, end));
    }

    @Override
    public int length() {
        return length;
    }

    public byte byteAt(int index) {
        return bytes[start + Objects.checkIndex(index, length)];
    }

    @Override
    public void copyTo(int from, byte[] target, int position, int count) {
        Objects.checkFromIndexSize(from, count, length);
        System.arraycopy(bytes, start + from, target, position, count);
    }

    @Override
    public BytesPayload slice(int from, int count) {
        Objects.checkFromIndexSize(from, count, length);
        return new BytesPayload(bytes, start + from, count);
    }

    @Override
    public boolean matches(long pattern, long offset) {
        for (int i = 0; i < length; i++) {
            if (bytes[start + i] != GeneratedPayload.byteAt(pattern, offset + i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        if (other instanceof BytesPayload that) {
            return Arrays.equals(bytes, start, start + length, that.bytes, that.start, that.start + that.length);
        }
        return other instanceof Payload that && PayloadContent.equal(this, that);
    }

    @Override
    public int hashCode() {
        return PayloadContent.hash(this);
    }
}
