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

    @Override
    public boolean equals(Object other) {
        return other instanceof RawIpPayload that
                && protocol == that.protocol
                && bytes.equals(that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * protocol + bytes.hashCode();
    }
}
