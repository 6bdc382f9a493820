package wireclock.reports.packets;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.wire.Ipv4Address;

/**
 * What the manifest says so that a capture can be understood later: which ports hear each other, and by what each
 * flow's packets are known.
 *
 * @param media the ports on each cable, or around a repeater hub, as {@code r1:eth0}
 * @param flows in the scenario's order
 */
public record Wiring(List<List<String>> media, List<FlowSignature> flows) {
    /** The entry's name in the manifest. */
    public static final String KEY = "wiring";

    private static final String MEDIA = "media";
    private static final String FLOWS = "flows";

    /** As the manifest has it. */
    public Map<String, Object> tree() {
        Map<String, Object> flowTrees = new LinkedHashMap<>();
        for (FlowSignature flow : flows) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("node", flow.node());
            entry.put("protocol", flow.protocol());
            entry.put("from", flow.from().stream().map(Ipv4Address::format).toList());
            entry.put("to", Ipv4Address.format(flow.to()));
            entry.put("first_port", flow.firstPort());
            entry.put("last_port", flow.lastPort());
            flowTrees.put(flow.flow(), entry);
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(MEDIA, media);
        tree.put(FLOWS, flowTrees);
        return tree;
    }

    /** Reads it from a manifest; what is not there, or is not as it should be, is left out. */
    public static Wiring of(Map<?, ?> manifest) {
        List<List<String>> media = new ArrayList<>();
        List<FlowSignature> flows = new ArrayList<>();
        if (manifest.get(KEY) instanceof Map<?, ?> tree) {
            if (tree.get(MEDIA) instanceof List<?> list) {
                list.forEach(each -> media.add(texts(each)));
            }
            if (tree.get(FLOWS) instanceof Map<?, ?> map) {
                map.forEach((name, entry) -> {
                    if (entry instanceof Map<?, ?> fields) {
                        flows.add(flow(String.valueOf(name), fields));
                    }
                });
            }
        }
        return new Wiring(media, flows);
    }

    private static FlowSignature flow(String name, Map<?, ?> fields) {
        return new FlowSignature(name, String.valueOf(fields.get("node")), number(fields.get("protocol")),
                texts(fields.get("from")).stream().map(Wiring::address).toList(),
                address(String.valueOf(fields.get("to"))), number(fields.get("first_port")),
                number(fields.get("last_port")));
    }

    private static int address(String text) {
        try {
            return Ipv4Address.parse(text);
        } catch (IllegalArgumentException e) {
            return Ipv4Address.ANY;
        }
    }

    private static int number(@Nullable Object value) {
        return value instanceof BigDecimal number ? number.intValue() : -1;
    }

    private static List<String> texts(@Nullable Object value) {
        List<String> texts = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(each -> texts.add(String.valueOf(each)));
        }
        return texts;
    }
}
