package wireclock.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wireclock.scenario.language.Amount;
import wireclock.scenario.language.ByKey;
import wireclock.scenario.language.Choice;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.ListOf;
import wireclock.scenario.language.Nested;
import wireclock.scenario.language.Section;
import wireclock.scenario.language.Text;
import wireclock.scenario.language.WholeNumber;
import wireclock.wire.Ipv4Prefix;

/** The words about faults. */
final class FaultKeys {
    private static final String NODE_NAME = "[A-Za-z0-9][A-Za-z0-9_-]{0,63}";

    // Of every fault
    static final Key<Long> AT = Key.required("at", Amount.TIME, "When it happens, from the start of the run.");
    static final Key<Long> FOR = Key.optional("for", Amount.POSITIVE_TIME, "to the end of the run",
            "How long it lasts; then all is as it was. Of several faults that set the same thing, the one that began "
                    + "last holds.");
    static final Key<Long> PERIOD = Key.optional("period", Amount.POSITIVE_TIME.atLeast(2), "",
            "Only with `flapping`: from one going down to the next; half of it is spent down.");

    // Of links
    static final Key<String> LINK = Key.required("link", Text.NAME, "The link that it happens to.");
    static final Key<String> DIRECTION = Key.optional("direction", Text.of("`a to b`", "a direction",
            "Write 'a to b', the nodes at the link's ends.", NODE_NAME + " to " + NODE_NAME), "both",
            "The direction that it happens to.");
    static final Key<FaultWord> LINK_SET = Key.optional("set",
            Choice.ofConstants("a state of a link", FaultWord.ofLinks()), "",
            "`down`: cut, all that is under way is lost and both ends lose the carrier; `up`: mended; `held`: what "
                    + "is due meanwhile arrives together at the end; `flapping`: down and up in turns.");
    static final Key<Long> DROP_NEXT = Key.optional("next", Text.of("number of frames", "a number of frames",
            "Write 'next 3 frames'.", "(next )?[1-9][0-9]{0,8}( frames?)?", FaultKeys::frames, FaultKeys::frames), "",
            "As many frames are lost as are named, in each direction.");
    static final Key<List<Long>> DROP_PACKETS = Key.optional("packets", new ListOf<>(Words.COUNT), "",
            "The IP packets that are lost, by their numbers among those that the queue accepts, from 1, from the "
                    + "start of the run.");
    static final Key<String> DROP_FLOW = Key.optional("flow", Text.NAME, "", "The TCP flow that loses a segment.");
    static final Key<Long> DROP_SEGMENT = Key.optional("segment", Words.COUNT, "",
            "Which one: that with the stream's byte (segment - 1) x effective MSS, from 0.");
    static final Key<Long> DROP_TRANSMISSIONS = Key.standard("transmissions", WholeNumber.from(1, 1_000_000), "1",
            "How many transmissions of it are lost, the first ones.");
    static final Section DROP_SECTION = new Section("frames to drop",
            "Single frames, packets or segments that get lost.", DROP_NEXT, DROP_PACKETS, DROP_FLOW, DROP_SEGMENT,
            DROP_TRANSMISSIONS).oneOf(DROP_NEXT, DROP_PACKETS, DROP_FLOW);
    static final Key<Fields> DROP = Key.optional("drop", Nested.of(DROP_SECTION, DROP_NEXT), "",
            "Single frames that get lost: `next 3 frames`, or a map.");
    static final Key<Long> DELAY = Key.optional("delay", Amount.TIME, "", "Another propagation delay.");
    static final Key<Long> JITTER = Key.optional("jitter", Amount.TIME, "", "Another jitter, at most the delay.");
    static final Key<Long> RATE = Key.optional("rate", Amount.RATE, "", "Another line rate.");
    static final Key<Fields> LOSS = Key.optional("loss", LinkKeys.LOSS.type(), "", "Another way to lose packets.");
    static final Key<Double> CORRUPT = Key.optional("corrupt", ImpairmentKeys.CORRUPT.type(), "",
            "Another bit error rate, as `1e-6`.");
    static final Key<FaultPreset> PRESET = Key.optional("preset",
            Choice.ofConstants("a cause of trouble", FaultPreset.values()), "",
            "A cause of trouble, which comes to several faults: `digger` cuts the cable; `anchor` tears at it, then "
                    + "it is cut; `gardener` cuts the cable of one host; `cicada` lays eggs in the fibre: losses in "
                    + "bursts that grow denser; `hunter` damages it: bit errors; `overload` leaves a fifth of the "
                    + "rate.");
    static final Section OF_LINK = new Section("a fault of a link", "What happens to a link. One of `set`, `loss`, "
            + "`drop`, `delay`, `jitter`, `rate`, `corrupt`, `preset`.", AT, FOR, LINK, DIRECTION, LINK_SET, PERIOD,
            LOSS, DROP, DELAY, JITTER, RATE, CORRUPT, PRESET)
            .oneOf(LINK_SET, LOSS, DROP, DELAY, JITTER, RATE, CORRUPT, PRESET);

    // Of nodes
    static final Key<String> NODE = Key.required("node", Words.NODES,
            "The node that it happens to; a pattern means several.");
    static final Key<FaultWord> NODE_SET = Key.optional("set",
            Choice.ofConstants("a state of a node", FaultWord.ofNodes()), "",
            "`crashed`: deaf and mute, all that it has learned and all connections are lost without a word; "
                    + "`restarted`: up again with its configuration; `frozen`: its time stands still; `thawed`: it "
                    + "goes on.");
    static final Key<Integer> ADDED_VIA = Key.required("via", Words.ADDRESS, "The next router, a neighbour.");
    static final Section ADDED = new Section("a route to add", "A static route.", IpKeys.ROUTE_TO, ADDED_VIA);
    static final Key<Fields> ADD_ROUTE = Key.optional("add_route", Nested.of(ADDED), "",
            "A static route that appears.");
    static final Key<Ipv4Prefix> REMOVED_TO = Key.required("to", Words.NETWORK, "Where the routes lead.");
    static final Section REMOVED = new Section("routes to remove", "All routes of a node to one network.", REMOVED_TO);
    static final Key<Fields> REMOVE_ROUTE = Key.optional("remove_route", Nested.of(REMOVED), "",
            "The routes to a network disappear.");
    static final Key<Integer> GATEWAY = Key.optional("gateway", Words.ADDRESS, "", "Another default gateway.");
    static final Section OF_NODE = new Section("a fault of a node",
            "What happens to a node, or what somebody configures wrongly there. One of `set`, `add_route`, "
            + "`remove_route`, `gateway`.", AT, FOR, NODE, NODE_SET, ADD_ROUTE, REMOVE_ROUTE, GATEWAY)
            .oneOf(NODE_SET, ADD_ROUTE, REMOVE_ROUTE, GATEWAY);

    // Of interfaces
    static final Key<String> INTERFACE = Key.required("interface", Text.of("`node:interface`", "an interface",
            "Write 'r1:eth0'.", NODE_NAME + ":[A-Za-z][A-Za-z0-9_.-]{0,31}"), "The interface that it happens to.");
    static final Key<FaultWord> INTERFACE_SET = Key.optional("set",
            Choice.ofConstants("a state of an interface", FaultWord.ofInterfaces()), "",
            "`down`: switched off, its routes are out of use, both ends of its cable lose the carrier; `up`: on "
                    + "again; `flapping`: off and on in turns.");
    static final Key<InterfaceAddress> ADDRESS = Key.optional("address", Words.INTERFACE_ADDRESS, "",
            "Another address and netmask. Nobody is told; routes through gateways stay.");
    static final Key<Long> MTU = Key.optional("mtu", Amount.SIZE.atLeast(68).atMost(65_535), "", "Another MTU.");
    static final Section OF_INTERFACE = new Section("a fault of an interface",
            "What happens to an interface, or what somebody configures wrongly there. One of `set`, `address`, `mtu`.",
            AT, FOR, INTERFACE, INTERFACE_SET, PERIOD, ADDRESS, MTU).oneOf(INTERFACE_SET, ADDRESS, MTU);

    static final ByKey FAULT = new ByKey(sections());

    private FaultKeys() {}

    private static Map<String, Section> sections() {
        Map<String, Section> sections = new LinkedHashMap<>();
        sections.put("link", OF_LINK);
        sections.put("node", OF_NODE);
        sections.put("interface", OF_INTERFACE);
        return sections;
    }

    private static Long frames(String text) {
        return Long.valueOf(text.replaceAll("[^0-9]", ""));
    }

    private static String frames(Long number) {
        return number + (number == 1 ? " frame" : " frames");
    }
}
