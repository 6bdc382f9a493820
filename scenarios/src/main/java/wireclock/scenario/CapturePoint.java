package wireclock.scenario;

import org.jspecify.annotations.Nullable;
import wireclock.scenario.source.Mark;

/**
 * A place in the network where frames are captured.
 *
 * @param mark where it is asked for
 * @param kind what is named
 * @param name of the link or node
 * @param port the interface's name with {@link Kind#INTERFACE}, otherwise null
 */
public record CapturePoint(Mark mark, Kind kind, String name, @Nullable String port) {
    /** What can be captured at. */
    public enum Kind {
        /** Both ends of a link. */
        LINK,
        /** All interfaces of a node. */
        NODE,
        /** One interface. */
        INTERFACE
    }

    /** {@code link}, {@code node} or {@code node:interface}. */
    @Override
    public String toString() {
        return port == null ? name : name + ":" + port;
    }
}
