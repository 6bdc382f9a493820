package wireclock.tcp;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The counts of connections that are gone. What still comes for one of them, a copy of the last ACK for example, is
 * answered as a stranger's; but it has arrived, and whoever compares what was sent with what was received must not take
 * it for lost.
 */
final class Departed {
    private final Map<FourTuple, TcpStats> counts = new HashMap<>();

    /** A connection is gone. One that never came about is nobody's to count for. */
    void add(TcpConnection connection) {
        if (connection.sender().sndUna() > connection.sender().iss()) {
            counts.put(connection.tuple(), connection.stats());
        }
    }

    /** The counts of the last connection that had these ends, or null. */
    @Nullable TcpStats find(FourTuple tuple) {
        return counts.get(tuple);
    }
}
