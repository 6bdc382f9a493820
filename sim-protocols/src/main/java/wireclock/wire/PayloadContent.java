package wireclock.wire;

import java.util.Arrays;

/** Equality of payloads by content: bytes that are described equal the same bytes that are stored. */
final class PayloadContent {
    private static final int HASHED_BYTES = 8;

    private PayloadContent() {}

    static boolean equal(Payload one, Payload other) {
        if (one.length() != other.length()) {
            return false;
        }
        if (one instanceof GeneratedPayload generated && other.matches(generated.pattern(), generated.offset())) {
            return true;
        }
        return Arrays.equals(one.toBytes(), other.toBytes());
    }

    /** From the length and the first bytes: enough to tell payloads apart, without rendering a whole one. */
    static int hash(Payload payload) {
        byte[] first = payload.slice(0, Math.min(payload.length(), HASHED_BYTES)).toBytes();
        return 31 * payload.length() + Arrays.hashCode(first);
    }
}
