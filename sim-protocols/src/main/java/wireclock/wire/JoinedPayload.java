package wireclock.wire;

import java.util.Objects;

/** Two payloads in a row, neither of them empty. */
public record JoinedPayload(Payload first, Payload second) implements Payload {
    @Override
    public int length() {
        return first.length() + second.length();
    }

    @Override
    public void copyTo(int from, byte[] target, int position, int count) {
        Objects.checkFromIndexSize(from, count, length());
        int inFirst = Math.clamp((long) first.length() - from, 0, count);
        if (inFirst > 0) {
            first.copyTo(from, target, position, inFirst);
        }
        if (inFirst < count) {
            second.copyTo(from + inFirst - first.length(), target, position + inFirst, count - inFirst);
        }
    }

    @Override
    public Payload slice(int from, int count) {
        Objects.checkFromIndexSize(from, count, length());
        int border = first.length();
        if (from + count <= border) {
            return first.slice(from, count);
        }
        if (from >= border) {
            return second.slice(from - border, count);
        }
        return first.slice(from, border - from).join(second.slice(0, from + count - border));
    }

    @Override
    public boolean matches(long pattern, long offset) {
        return first.matches(pattern, offset) && second.matches(pattern, offset + first.length());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payload that && PayloadContent.equal(this, that);
    }

    @Override
    public int hashCode() {
        return PayloadContent.hash(this);
    }
}
