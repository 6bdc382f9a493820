package wireclock.scenario.imported;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.imported.ImportedNetwork.Link;
import wireclock.scenario.imported.ImportedNetwork.Node;
import wireclock.scenario.language.Dimension;

/** Writes an imported network as a scenario that people can go on writing. */
final class ScenarioText {
    private final ImportedNetwork network;
    private final boolean withHosts;
    private final Names names = new Names();
    private final Set<String> linked = new LinkedHashSet<>();
    private final StringBuilder out = new StringBuilder();

    private ScenarioText(ImportedNetwork network, boolean withHosts) {
        this.network = network;
        this.withHosts = withHosts;
    }

    /**
     * The scenario.
     *
     * @param source the file that it comes from, and its format
     * @param fileName what the scenario is called if the network has no name
     * @param withHosts whether every router gets a host, and the hosts something to do
     */
    static String of(ImportedNetwork network, String source, String fileName, boolean withHosts) {
        return new ScenarioText(network, withHosts).text(source, fileName);
    }

    private String text(String source, String fileName) {
        network.links.forEach(link -> {
            linked.add(link.first());
            linked.add(link.second());
        });
        // In the order of the nodes, so that equal labels are numbered as they stand in the file.
        network.nodes.forEach((id, node) -> names.of(id, node.label()));
        head(source, fileName);
        nodes();
        links();
        traffic();
        return out.toString();
    }

    private void head(String source, String fileName) {
        String title = network.title.isBlank() ? fileName : network.title;
        long withoutRate = network.links.stream().filter(link -> link.rateBitPerS() == null).count();
        long withoutDelay = network.links.stream().filter(link -> link.delayPs() == null).count();
        out.append("# Made by 'wireclock import' from ").append(comment(source)).append(".\n");
        if (withoutRate > 0) {
            out.append("# ").append(withoutRate).append(" of ").append(network.links.size())
                    .append(" links have no rate there: they have that of the defaults.\n");
        }
        if (withoutDelay > 0) {
            out.append("# ").append(withoutDelay).append(" of ").append(network.links.size())
                    .append(" links have no delay there: they have that of the defaults.\n");
        }
        network.nodes.keySet().stream().filter(id -> !isUsed(id)).forEach(id ->
                out.append("# Left out, for no link leads to it: ").append(comment(label(id))).append(".\n"));
        network.omissions.forEach(omission -> out.append("# Left out: ").append(comment(omission)).append('\n'));
        out.append("format: 1\nname: ").append(Names.ofScenario(title)).append("\nseed: 1\nduration: 10 s\n\n")
                .append("defaults:\n  link: {rate: 1 Gbit/s, delay: 1 ms}\n\n");
    }

    private boolean isUsed(String id) {
        return linked.contains(id);
    }

    private void nodes() {
        out.append("nodes:\n");
        network.nodes.forEach((id, node) -> {
            if (isUsed(id)) {
                String name = names.of(id, node.label());
                String remark = name.equals(node.label()) ? "" : comment(node.label());
                if (node.site() != null) {
                    remark += String.format(Locale.ROOT, "%s(%.3f, %.3f)", remark.isEmpty() ? "" : " ",
                            node.site().latitude(), node.site().longitude());
                }
                out.append("  ").append(quotedKey(name)).append(": ").append(node.kind())
                        .append(remark.isEmpty() ? "" : "  # " + remark).append('\n');
                if (hasHost(id)) {
                    out.append("  ").append(host(id)).append(": host\n");
                }
            }
        });
    }

    private boolean hasHost(String id) {
        return withHosts && isUsed(id) && node(id).kind().equals("router");
    }

    private void links() {
        out.append("\nlinks:\n");
        Names linkNames = new Names();
        for (int i = 0; i < network.links.size(); i++) {
            Link link = network.links.get(i);
            String first = name(link.first());
            String second = name(link.second());
            String name = linkNames.of("link " + i, first + "-" + second);
            out.append("  - {");
            if (!name.equals(first + "-" + second)) {
                out.append("name: ").append(name).append(", ");
            }
            out.append("endpoints: [").append(end(first, link.firstPort())).append(", ")
                    .append(end(second, link.secondPort())).append(']');
            append("rate", link.rateBitPerS(), Dimension.RATE);
            append("delay", link.delayPs(), Dimension.TIME);
            append("mtu", link.mtuBytes(), Dimension.SIZE);
            out.append("}\n");
        }
        network.nodes.keySet().stream().filter(this::hasHost).forEach(id -> out.append("  - {endpoints: [")
                .append(host(id)).append(", ").append(quotedKey(name(id)))
                .append("], rate: 1 Gbit/s, delay: 10 us}\n"));
    }

    private void append(String key, @Nullable Long value, Dimension dimension) {
        if (value != null) {
            out.append(", ").append(key).append(": ").append(dimension.format(value));
        }
    }

    private void traffic() {
        if (!withHosts || network.nodes.keySet().stream().filter(this::hasHost).count() < 2) {
            return;
        }
        if (new Pieces(network).count(linked) > 1) {
            out.append("\n# The network is in several pieces: no traffic is written, which might find no way.\n");
            return;
        }
        out.append("\ntraffic:\n  - {name: echo, type: ping, from: host-*, to: permutation, interval: 100 ms, "
                + "count: 50}\n");
    }

    private Node node(String id) {
        return Objects.requireNonNull(network.nodes.get(id));
    }

    private String label(String id) {
        return node(id).label();
    }

    private String name(String id) {
        return names.of(id, label(id));
    }

    private String host(String id) {
        return names.of("host of " + id, "host-" + name(id));
    }

    private static String end(String node, @Nullable String port) {
        return port == null ? quotedKey(node) : "\"" + node + ":" + Names.ofInterface(port) + "\"";
    }

    /** What YAML would take for a number, a truth value or nothing stands in quotes. */
    private static String quotedKey(String name) {
        return name.matches("[0-9+.eE_-]+|0[xo].*|(?i:true|false|null|yes|no|on|off|y|n|nan|inf)") ? "\"" + name + "\""
                : name;
    }

    /** A text that cannot end the comment it stands in. */
    private static String comment(String text) {
        String line = text.replaceAll("[\\s\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}\\p{Co}\\p{Z}]+", " ").strip();
        return line.length() <= 200 ? line : line.substring(0, 200).replaceAll("\\p{Cs}$", "") + "...";
    }
}
