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
}
