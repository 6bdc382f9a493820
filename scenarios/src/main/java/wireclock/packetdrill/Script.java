package wireclock.packetdrill;

import java.util.List;
import java.util.Map;

/**
 * A script as it stands in its file.
 *
 * @param options of the runner, {@code --name=value}, by name; of one without a value it is empty
 * @param setup command before the clock starts, or empty
 * @param events in their order
 */
record Script(Map<String, String> options, String setup, int setupLine, List<Event> events) {
    /** One event; the line is that of its time. */
    record Event(int line, EventTime time, Action action) {}
}
