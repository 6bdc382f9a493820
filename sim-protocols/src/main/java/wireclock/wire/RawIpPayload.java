package wireclock.wire;

/** A transport payload that is not understood, or a fragment of one: the protocol number and the bytes. */
public final class RawIpPayload implements IpPayload {
    private final int protocol;
    private final BytesPayload bytes;

    public RawIpPayload(int protocol, BytesPayload bytes) {
        this.protocol = protocol;
        this.bytes = bytes;
    }

    public BytesPayload bytes() {
        return bytes;
    }

    @Override
    public int protocol() {
        return protocol;
    }

    @Override
    public int length() {
        return bytes.length();
    }
}
