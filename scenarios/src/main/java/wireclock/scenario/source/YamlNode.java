package wireclock.scenario.source;

import java.util.List;
import java.util.Map;

/** A node of the composed document: a single value, a list or a map, each with its place. */
public sealed interface YamlNode {
    /** Where the node begins. */
    Mark mark();

    /** What the node is, in the words of messages: "a single value", "a list", "a map". */
    String kind();

    /**
     * A single value as text; what type it has is for the reader of its key to say.
     *
     * @param text the value, with parameters put in
     * @param plain whether it stood without quotes
     * @param written what the file says, where a parameter made it another text; otherwise equal to {@code text}
     */
    record Scalar(Mark mark, String text, boolean plain, String written) implements YamlNode {
        public Scalar(Mark mark, String text, boolean plain) {
            this(mark, text, plain, text);
        }

        @Override
        public String kind() {
            return isNull() ? "empty" : "a single value";
        }

        /** Whether this is the null of YAML 1.2's core schema: nothing, {@code ~} or {@code null}. */
        public boolean isNull() {
            return plain && switch (text) {
                case "", "~", "null", "Null", "NULL" -> true;
                default -> false;
            };
        }

        /** The value in quotes for a message, with the parameter that it came from. */
        public String quoted() {
            return "'" + shortened(text) + "'" + (written.equals(text) ? "" : " (from " + shortened(written) + ")");
        }

        private static String shortened(String text) {
            String line = text.replaceAll("\\s+", " ");
            return line.length() <= 60 ? line : line.substring(0, 57) + "...";
        }
    }

    /** A list. */
    record Sequence(Mark mark, List<YamlNode> items) implements YamlNode {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** A map from text to nodes, in the order of the file. */
    record Mapping(Mark mark, Map<String, Entry> entries) implements YamlNode {
        @Override
        public String kind() {
            return "a map";
        }
    }

    /** One entry of a map: its key, for the place, and its value. */
    record Entry(Scalar key, YamlNode value) {}
}
