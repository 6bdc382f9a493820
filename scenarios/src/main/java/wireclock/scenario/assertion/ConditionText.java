package wireclock.scenario.assertion;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.language.ValueType;
import wireclock.scenario.source.Mark;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.YamlNode;

/** A condition as it stands in a file, its grammar checked. What its names mean is known when the network is built. */
public final class ConditionText {
    /** Takes conditions. */
    public static final ValueType<ConditionText> TYPE = new Type();

    private final YamlNode.Scalar scalar;
    private final Syntax syntax;

    private ConditionText(YamlNode.Scalar scalar, Syntax syntax) {
        this.scalar = scalar;
        this.syntax = syntax;
    }

    /** In one line. */
    public String text() {
        return scalar.text().strip().replaceAll("\\s+", " ");
    }

    Syntax syntax() {
        return syntax;
    }

    /** The place of a character of the condition. */
    Mark mark(int at) {
        return mark(scalar, at);
    }

    /**
     * The place of a character: exact on the line where the condition begins, up to the first parameter that was put
     * in; behind that the best that is known.
     */
    private static Mark mark(YamlNode.Scalar scalar, int at) {
        String text = scalar.text();
        String written = scalar.written();
        int same = 0;
        while (same < Math.min(text.length(), written.length()) && text.charAt(same) == written.charAt(same)) {
            same++;
        }
        int offset = written.equals(text) ? at : Math.min(at, same);
        Mark start = scalar.mark();
        if (text.indexOf('\n') >= 0) {
            return start;
        }
        return new Mark(start.source(), start.line(), start.column() + offset + (scalar.plain() ? 0 : 1));
    }

    private static final class Type implements ValueType<ConditionText> {
        private static final String HINT = "Write a condition such as bulk.goodput >= 4 Mbit/s.";

        @Override
        public @Nullable ConditionText read(YamlNode node, Problems problems) {
            if (!(node instanceof YamlNode.Scalar scalar) || scalar.isNull()) {
                problems.report(node.mark(), "this is " + node.kind() + ", but a condition is needed", HINT);
                return null;
            }
            try {
                return new ConditionText(scalar, SyntaxParser.parse(scalar.text()));
            } catch (SyntaxException e) {
                problems.report(mark(scalar, e.at()), e.what(), e.hint());
                return null;
            }
        }

        @Override
        public Object write(ConditionText condition) {
            return condition.text().replace("$", "$$");
        }

        @Override
        public String label() {
            return "[condition](../assertions.md)";
        }

        @Override
        public Map<String, Object> schema() {
            return Map.of("type", "string");
        }
    }
}
