package wireclock.wire;

/** A payload of an EtherType that is not understood: just its bytes. */
public final class RawFramePayload implements FramePayload {
    private final BytesPayload bytes;

    public RawFramePayload(BytesPayload bytes) {
        this.bytes = bytes;
    }

    public BytesPayload bytes() {
        return bytes;
    }

    @Override
    public int length() {
        return bytes.length();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawFramePayload that
                && bytes.equals(that.bytes);
    }

    @Override
    public int hashCode() {
        return bytes.hashCode();
    }
}
