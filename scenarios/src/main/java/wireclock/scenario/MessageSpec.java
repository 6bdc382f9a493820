package wireclock.scenario;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Tree;

/**
 * A message of a dialogue over a connection, sent when the one before has arrived.
 *
 * @param sizeBytes how long it is
 * @param text what it says, in UTF-8, or null for generated content
 */
public record MessageSpec(Side from, long sizeBytes, @Nullable String text) {
    static MessageSpec of(Fields fields) {
        String text = fields.given(TrafficKeys.MESSAGE_TEXT);
        Long size = fields.given(TrafficKeys.MESSAGE_SIZE);
        long bytes = text != null ? text.getBytes(StandardCharsets.UTF_8).length : size != null ? size : 0;
        return new MessageSpec(fields.get(TrafficKeys.MESSAGE_FROM), bytes, text);
    }

    Map<String, Object> tree() {
        return new Tree().put(TrafficKeys.MESSAGE_FROM, from)
                .put(TrafficKeys.MESSAGE_SIZE, text == null ? sizeBytes : null)
                .put(TrafficKeys.MESSAGE_TEXT, text)
                .map();
    }
}
