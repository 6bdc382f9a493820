package wireclock.scenario.language;

import org.jspecify.annotations.Nullable;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.YamlNode;

/** A value type whose values are single values of YAML. */
abstract class ScalarType<T> implements ValueType<T> {
    /** What the value is, with its article: "a time". */
    abstract String noun();

    /** One or more sentences that say what to write. */
    abstract String hint();

    /** Reads the text, or reports at the scalar's place and returns null. */
    abstract @Nullable T parse(YamlNode.Scalar scalar, Problems problems);

    @Override
    public final @Nullable T read(YamlNode node, Problems problems) {
        if (node instanceof YamlNode.Scalar scalar && !scalar.isNull()) {
            return parse(scalar, problems);
        }
        problems.report(node.mark(), "this is " + node.kind() + ", but " + noun() + " is needed", hint());
        return null;
    }

    /** Reports a value that is not one of this type. */
    final @Nullable T refuse(YamlNode.Scalar scalar, Problems problems) {
        problems.report(scalar.mark(), scalar.quoted() + " is not " + noun(), hint());
        return null;
    }
}
