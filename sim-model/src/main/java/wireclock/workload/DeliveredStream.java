package wireclock.workload;

import wireclock.wire.Payload;

/**
 * The receiving end of a stream: counts the bytes and proves that each is the right one in the right place.
 */
final class DeliveredStream {
    private final String flow;
    private final StreamContent content;
    private long bytes;

    DeliveredStream(String flow, StreamContent content) {
        this.flow = flow;
        this.content = content;
    }

    void take(Payload payload) {
        if (payload.length() == 0) {
            return;
        }
        if (!content.matches(payload, bytes)) {
            throw new WrongBytesException(flow, bytes, payload.length());
        }
        bytes += payload.length();
    }

    long bytes() {
        return bytes;
    }
}
