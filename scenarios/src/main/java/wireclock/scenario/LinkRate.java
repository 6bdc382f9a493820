package wireclock.scenario;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.language.Amount;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Nested;
import wireclock.scenario.language.Section;
import wireclock.scenario.language.ValueType;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.YamlNode;

/**
 * How fast a link is, as it is written: a rate, or a map that names a trace.
 *
 * @param bitPerS the rate where there is no trace
 * @param trace what is said about it, or null
 */
record LinkRate(long bitPerS, @Nullable Fields trace) {
    /** Takes either. */
    static ValueType<LinkRate> orTrace(Section trace) {
        return new Either(Nested.of(trace));
    }

    private record Either(Nested trace) implements ValueType<LinkRate> {
        @Override
        public @Nullable LinkRate read(YamlNode node, Problems problems) {
            if (node instanceof YamlNode.Mapping) {
                Fields fields = trace.read(node, problems);
                return fields == null ? null : new LinkRate(1, fields);
            }
            Long rate = Amount.RATE.read(node, problems);
            return rate == null ? null : new LinkRate(rate, null);
        }

        @Override
        public Object write(LinkRate rate) {
            return rate.trace == null ? Amount.RATE.write(rate.bitPerS) : trace.write(rate.trace);
        }

        @Override
        public String label() {
            return Amount.RATE.label() + " or " + trace.label();
        }

        @Override
        public Map<String, Object> schema() {
            return Map.of("anyOf", List.of(Amount.RATE.schema(), trace.schema()));
        }

        @Override
        public List<Section> sections() {
            return trace.sections();
        }
    }
}
