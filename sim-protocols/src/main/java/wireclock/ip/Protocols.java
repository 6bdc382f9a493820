package wireclock.ip;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The transports of a node by their protocol numbers. */
final class Protocols {
    private static final int COUNT = 256;

    private final @Nullable IpProtocolHandler[] handlers = new @Nullable IpProtocolHandler[COUNT];

    void register(int protocol, IpProtocolHandler handler) {
        handlers[protocol] = handler;
    }

    @Nullable IpProtocolHandler get(int protocol) {
        return handlers[protocol];
    }

    /** Tells all that what they have derived from interfaces may not hold any more. */
    void pathsChanged() {
        for (IpProtocolHandler handler : handlers) {
            if (handler != null) {
                handler.pathsChanged();
            }
        }
    }

    /** Whether one of them knows that something sent to one of certain destinations has arrived since a time. */
    boolean isConfirmed(IntPredicate destination, long sincePs) {
        for (IpProtocolHandler handler : handlers) {
            if (handler != null && handler.isConfirmed(destination, sincePs)) {
                return true;
            }
        }
        return false;
    }
}
