package wireclock.api;

import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A network that a program describes: writes the scenario that a person would have written. Values have units and forms
 * as in YAML, so that there is one language to know; what is wrong with them is said by the line of {@link #yaml}.
 */
public final class NetworkText {
    private String name = "network";
    private final StringBuilder settings = new StringBuilder();
    private final StringBuilder params = new StringBuilder();
    private final StringBuilder nodes = new StringBuilder();
    private final StringBuilder links = new StringBuilder();
    private final StringBuilder traffic = new StringBuilder();
    private final StringBuilder faults = new StringBuilder();
    private final StringBuilder asserts = new StringBuilder();

    NetworkText() {}

    /** What results are called; {@code network} without it. */
    public NetworkText name(String text) {
        name = YamlText.value(text);
        return this;
    }

    /** {@code 20 s}; without it the run lasts until nothing more can happen. */
    public NetworkText duration(String time) {
        return set("duration", time);
    }

    /** Any setting of the whole scenario: {@code set("defaults", "{link: {mtu: 9000 B}}")}. */
    public NetworkText set(String word, String value) {
        settings.append(YamlText.word(word)).append(": ").append(YamlText.value(value)).append('\n');
        return this;
    }

    /** A parameter, {@code $name} in all values, with its value unless {@link Simulation#set} gives another. */
    public NetworkText param(String param, String value) {
        params.append("  ").append(YamlText.word(param)).append(": ").append(YamlText.value(value)).append('\n');
        return this;
    }

    public NetworkText host(String node) {
        return host(node, words -> words);
    }

    public NetworkText host(String node, UnaryOperator<Words.OfNode> words) {
        return node(node, "host", words);
    }

    public NetworkText router(String node) {
        return router(node, words -> words);
    }

    public NetworkText router(String node, UnaryOperator<Words.OfNode> words) {
        return node(node, "router", words);
    }

    /** A switching hub. */
    public NetworkText switchingHub(String node) {
        return node(node, "switch", words -> words);
    }

    /** A repeater hub. */
    public NetworkText repeaterHub(String node) {
        return node(node, "hub", words -> words);
    }

    /** A node of any kind. */
    public NetworkText node(String node, String kind, UnaryOperator<Words.OfNode> words) {
        nodes.append("  ").append(YamlText.quoted(node)).append(":\n");
        return lines(nodes, "    ", words.apply(new Words.OfNode().set("kind", kind)));
    }

    public NetworkText link(String first, String second) {
        return link(first, second, words -> words);
    }

    /** Interfaces are taken in order, or named: {@code r1:eth0}. */
    public NetworkText link(String first, String second, UnaryOperator<Words.OfLink> words) {
        Words.OfLink link = new Words.OfLink();
        link.values().put("endpoints", "[" + YamlText.quoted(first) + ", " + YamlText.quoted(second) + "]");
        return item(links, words.apply(link));
    }

    public NetworkText tcp(String flow, String from, String to, UnaryOperator<Words.OfFlow> words) {
        return flow(flow, "tcp", from, to, words);
    }

    public NetworkText udp(String flow, String from, String to, UnaryOperator<Words.OfFlow> words) {
        return flow(flow, "udp", from, to, words);
    }

    public NetworkText ping(String flow, String from, String to, UnaryOperator<Words.OfFlow> words) {
        return flow(flow, "ping", from, to, words);
    }

    /** A flow of any type. */
    public NetworkText flow(String flow, String type, String from, String to, UnaryOperator<Words.OfFlow> words) {
        Words.OfFlow said = new Words.OfFlow().set("type", type);
        said.values().put("name", YamlText.quoted(flow));
        said.values().put("from", YamlText.quoted(from));
        said.values().put("to", YamlText.quoted(to));
        return item(traffic, words.apply(said));
    }

    /** Something that goes wrong: {@code f -> f.at("5 s").link("bottleneck").set("set", "down")}. */
    public NetworkText fault(UnaryOperator<Words.OfFault> words) {
        return item(faults, words.apply(new Words.OfFault()));
    }

    /** A condition that has to hold at the end of every run: {@code bulk.goodput >= 4 Mbit/s}. */
    public NetworkText asserting(String condition) {
        asserts.append("  - ").append(YamlText.quoted(condition)).append('\n');
        return this;
    }

    /** A condition that has to hold at every moment. */
    public NetworkText always(String condition) {
        asserts.append("  - always: ").append(YamlText.quoted(condition)).append('\n');
        return this;
    }

    private NetworkText item(StringBuilder section, Words<?> words) {
        section.append("  -\n");
        return lines(section, "    ", words);
    }

    private NetworkText lines(StringBuilder section, String indent, Words<?> words) {
        for (Map.Entry<String, String> word : words.values().entrySet()) {
            section.append(indent).append(word.getKey()).append(": ").append(word.getValue()).append('\n');
        }
        return this;
    }

    /** The scenario, to be looked at or saved. */
    public String yaml() {
        StringBuilder text = new StringBuilder("name: ").append(name).append('\n').append(settings);
        section("params", params, text);
        section("nodes", nodes, text);
        section("links", links, text);
        section("traffic", traffic, text);
        section("faults", faults, text);
        section("assert", asserts, text);
        return text.toString();
    }

    private static void section(String title, StringBuilder lines, StringBuilder text) {
        if (!lines.isEmpty()) {
            text.append(title).append(":\n").append(lines);
        }
    }

    /**
     * Ready to run.
     *
     * @throws InvalidScenarioException if something said of it is wrong
     */
    public Simulation simulation() {
        return Wireclock.text(name + ".yaml", yaml());
    }

    /** Runs it. */
    public Run run() {
        return simulation().run();
    }

    /** Runs it with a seed. */
    public Run run(long seed) {
        return simulation().run(seed);
    }
}
