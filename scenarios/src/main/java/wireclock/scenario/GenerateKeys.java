package wireclock.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wireclock.scenario.generate.Generator;
import wireclock.scenario.generate.Generators;
import wireclock.scenario.language.Choice;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.Nested;
import wireclock.scenario.language.Section;
import wireclock.scenario.language.Text;

/** The words about generated networks, beside those of each generator. */
final class GenerateKeys {
    static final Key<String> TYPE = Key.required("type", Choice.ofWords("a type of network",
            Generators.ALL.stream().map(Generator::type).toArray(String[]::new)), "What network is drawn.");
    static final Key<String> PREFIX = Key.optional("prefix", Text.of("name", "a prefix of names",
            "It has letters, digits, - and _, and begins with a letter or a digit.", "[A-Za-z0-9][A-Za-z0-9_-]{0,31}"),
            "none", "What the names of its nodes begin with.");
    static final Key<Fields> LINK = Key.optional("link", Nested.of(LinkKeys.LINK_DEFAULTS), "`defaults.link`",
            "How its links are.");

    static final Nested NETWORK = Nested.byWord(TYPE, types(), false);

    private GenerateKeys() {}

    /** The word for the kind of a generator's inner nodes. */
    static Key<String> inner(Generator generator) {
        List<String> kinds = NodeKeys.KINDS.words().stream().filter(kind -> !kind.equals("host")).toList();
        return Key.standard("inner", Choice.ofWords("a kind of inner node", kinds.toArray(String[]::new)),
                generator.innerKind(), "What the nodes are that are no hosts.");
    }

    /** The word for the links of one tier. */
    static Key<Fields> tier(String tier) {
        return Key.optional(tier, Nested.of(LinkKeys.LINK_DEFAULTS), "`link`", switch (tier) {
            case "access" -> "How the links of hosts are.";
            case "trunk" -> "How the links between inner nodes are.";
            case "aggregation" -> "How the links between edge and aggregation are.";
            case "core" -> "How the links between aggregation and core are.";
            default -> "How the link `" + tier + "` is.";
        });
    }

    private static Map<String, Section> types() {
        Map<String, Section> types = new LinkedHashMap<>();
        for (Generator generator : Generators.ALL) {
            Section section = new Section("generated: " + generator.words().name(), generator.words().meaning(), TYPE)
                    .and(generator.words()).and(new Section("", "", PREFIX, inner(generator), LINK));
            generator.tiers().forEach(tier -> section.and(new Section("", "", tier(tier))));
            types.put(generator.type(), section);
        }
        return types;
    }
}
