package wireclock.api;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is said of a node, a link, a flow or a fault: words of the scenario language and their values, as in YAML. Each
 * word stands for itself, {@code set("queue", "{limit: 20 packets}")}; for the frequent ones there are methods.
 *
 * @param <W> of what
 */
public abstract sealed class Words<W extends Words<W>> {
    private final Map<String, String> values = new LinkedHashMap<>();

    Words() {}

    /** Says something. */
    public final W set(String word, String value) {
        values.put(YamlText.word(word), YamlText.value(value));
        return self();
    }

    abstract W self();

    Map<String, String> values() {
        return values;
    }

    /** Of a node. */
    public static final class OfNode extends Words<OfNode> {
        OfNode() {}

        /** {@code 10.0.0.2/24}. */
        public OfNode address(String address) {
            return set("address", address);
        }

        public OfNode gateway(String gateway) {
            return set("gateway", gateway);
        }

        @Override
        OfNode self() {
            return this;
        }
    }

    /** Of a link. */
    public static final class OfLink extends Words<OfLink> {
        OfLink() {}

        /** How it is called in results; without it, after its endpoints. */
        public OfLink name(String name) {
            return set("name", name);
        }

        /** {@code 10 Mbit/s}. */
        public OfLink rate(String rate) {
            return set("rate", rate);
        }

        /** {@code 25 ms}. */
        public OfLink delay(String delay) {
            return set("delay", delay);
        }

        /** {@code 1 %}, or {@code {model: gilbert-elliott, …}}. */
        public OfLink loss(String loss) {
            return set("loss", loss);
        }

        /** {@code {type: droptail, limit: 100 packets}}. */
        public OfLink queue(String queue) {
            return set("queue", queue);
        }

        @Override
        OfLink self() {
            return this;
        }
    }

    /** Of a flow. */
    public static final class OfFlow extends Words<OfFlow> {
        OfFlow() {}

        /** {@code 1 s}. */
        public OfFlow start(String time) {
            return set("start", time);
        }

        /** {@code 10 MB}, or {@code unlimited}. */
        public OfFlow size(String size) {
            return set("size", size);
        }

        /** Of datagrams: {@code 64 kbit/s}. */
        public OfFlow rate(String rate) {
            return set("rate", rate);
        }

        /** Of datagrams: {@code 160 B}. */
        public OfFlow packet(String size) {
            return set("packet", size);
        }

        /** Of TCP: {@code cubic}. */
        public OfFlow congestion(String algorithm) {
            return set("congestion", algorithm);
        }

        /** Of pings: {@code 100 ms}. */
        public OfFlow interval(String time) {
            return set("interval", time);
        }

        /** Of pings. */
        public OfFlow count(int count) {
            return set("count", Integer.toString(count));
        }

        @Override
        OfFlow self() {
            return this;
        }
    }

    /** Of a fault. */
    public static final class OfFault extends Words<OfFault> {
        OfFault() {}

        /** {@code 5 s}. */
        public OfFault at(String time) {
            return set("at", time);
        }

        public OfFault link(String name) {
            return set("link", name);
        }

        public OfFault node(String name) {
            return set("node", name);
        }

        @Override
        OfFault self() {
            return this;
        }
    }
}
