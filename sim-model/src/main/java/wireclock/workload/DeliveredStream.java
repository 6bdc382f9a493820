package wireclock.workload;

import wireclock.wire.Payload;

/**
 * The receiving end of a generated stream: counts the bytes and proves that each is the right one in the right place.
 */
final class DeliveredStream {
    private final String flow;
    private final long pattern;
    private long bytes;

    DeliveredStream(String flow, long pattern) {
        this.flow = flow;
        this.pattern = pattern;
    }

    void take(Payload payload) {
        if (payload.length() == 0) {
            return;
        }
        if (!payload.matches(pattern, bytes)) {
            throw new WrongBytesException(flow, bytes, payload.length());
        }
        bytes += payload.length();
    }

    long bytes() {
        return bytes;
    }
}
