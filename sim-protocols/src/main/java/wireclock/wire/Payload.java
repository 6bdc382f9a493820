package wireclock.wire;

/**
 * Application bytes, immutable. Bulk data is described, not stored: {@link GeneratedPayload}; a dialogue's bytes are
 * {@link BytesPayload}; a segment that spans both is a {@link JoinedPayload}. Payloads are equal if their bytes are,
 * however they are described.
 */
public sealed interface Payload permits BytesPayload, GeneratedPayload, JoinedPayload {
    int length();

    /** Writes {@code length} bytes of this payload, from its byte {@code from} on, into the target. */
    void copyTo(int from, byte[] target, int position, int length);

    /** A part of this payload; shares what can be shared. */
    Payload slice(int from, int length);

    /**
     * Whether these are exactly the bytes of a generated stream at the given offset. For generated content this
     * compares three numbers, so a receiver can prove every byte of a bulk transfer at the price of one.
     */
    boolean matches(long pattern, long offset);

    /** All bytes in a new array. */
    default byte[] toBytes() {
        byte[] bytes = new byte[length()];
        copyTo(0, bytes, 0, bytes.length);
        return bytes;
    }

    /** The bytes of this payload, then the bytes of another. */
    default Payload join(Payload next) {
        if (length() == 0) {
            return next;
        }
        if (next.length() == 0) {
            return this;
        }
        if (this instanceof GeneratedPayload first && next instanceof GeneratedPayload second
                && first.pattern() == second.pattern() && first.offset() + first.length() == second.offset()) {
            return new GeneratedPayload(first.pattern(), first.offset(), first.length() + second.length());
        }
        return new JoinedPayload(this, next);
    }
}
