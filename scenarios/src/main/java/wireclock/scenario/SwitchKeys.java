package wireclock.scenario;

import java.util.List;
import java.util.Map;
import wireclock.bridge.Overflow;
import wireclock.bridge.PathCost;
import wireclock.engine.SimTime;
import wireclock.scenario.language.Amount;
import wireclock.scenario.language.Choice;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.ListOf;
import wireclock.scenario.language.MapOf;
import wireclock.scenario.language.Nested;
import wireclock.scenario.language.Section;
import wireclock.scenario.language.Text;
import wireclock.scenario.language.WholeNumber;
import wireclock.wire.VlanTag;

/** The words about switching hubs: their address table, spanning tree, VLANs and snooping. */
final class SwitchKeys {
    private static final Text<String> PORT_NAME = Text.of("interface or link", "a name of an interface or a link",
            "A name has letters, digits, -, _ and .", "[A-Za-z0-9][A-Za-z0-9_.-]{0,127}");
    private static final WholeNumber VID = WholeNumber.from(VlanTag.MIN_VID, VlanTag.MAX_VID);

    static final Key<Long> AGING = Key.standard("aging", Amount.POSITIVE_TIME, "300 s",
            "How long a station that is silent is remembered (IEEE 802.1Q, table 8-6).");
    static final Key<Long> MAC_TABLE = Key.standard("mac_table", WholeNumber.from(1, 1_000_000).of("entries"), "8192",
            "How many stations are remembered.");
    static final Key<Overflow> OVERFLOW = Key.standard("overflow",
            Choice.ofConstants("what to do with a newcomer", Overflow.values()), "flood",
            "What a full table does with a newcomer. `flood`: does not learn it, so that frames for it go everywhere; "
                    + "`replace`: forgets the station that has been silent longest.");

    static final Key<SpanningTreeMode> STP_ENABLED = Key.standard("enabled",
            Choice.ofConstants("a mode of the spanning tree", SpanningTreeMode.values()), "auto",
            "`auto`: if the switches that this one is linked with form a circle somewhere.");
    static final Key<Long> STP_PRIORITY = Key.standard("priority", WholeNumber.from(0, 65_535), "32768",
            "The switch with the lowest becomes the root; of equals the one whose first port has the lowest address, "
                    + "which is the first in the file.");
    static final Key<Long> STP_HELLO = Key.standard("hello", time(1, 10), "2 s",
            "How often the root says that it is there.");
    static final Key<Long> STP_MAX_AGE = Key.standard("max_age", time(6, 40), "20 s",
            "After which time without a message from the root a port looks around.");
    static final Key<Long> STP_FORWARD_DELAY = Key.standard("forward_delay", time(4, 30), "15 s",
            "How long a port listens, and then learns, before it forwards. While the topology changes, stations are "
                    + "forgotten after this time.");
    static final Section STP_SECTION = new Section("a spanning tree",
            "How a switch runs the spanning tree protocol (IEEE 802.1D-1998). Of the times, those of the root hold for "
                    + "all. Nothing passes for the first two forward delays, 30 s: let flows start after that.",
            STP_ENABLED, STP_PRIORITY, STP_HELLO, STP_MAX_AGE, STP_FORWARD_DELAY);
    static final Key<Fields> STP = Key.optional("stp", Nested.of(STP_SECTION, STP_ENABLED), "`auto`",
            "Whether a spanning tree keeps frames from running in circles. A mode alone is that of the long form.");

    static final Key<Long> PORT_ACCESS = Key.optional("access", VID, "1",
            "For stations that know nothing of VLANs: what they send belongs to this one.");
    static final Key<List<Long>> PORT_TRUNK = Key.optional("trunk", new ListOf<>(VID), "none",
            "For other switches and for routers: frames of these VLANs pass with a tag (IEEE 802.1Q), others do not.");
    static final Key<Long> PORT_NATIVE = Key.optional("native", VID, "none",
            "Of a trunk: the VLAN whose frames have no tag. Without it frames without a tag are not let in.");
    static final Key<Long> PORT_COST = Key.optional("cost", WholeNumber.from(1, PathCost.MAX),
            "by the link's rate",
            "What the spanning tree counts for the way out of this port: 100 at 10 Mbit/s, 19 at 100 Mbit/s, 4 at "
                    + "1 Gbit/s, 2 at 10 Gbit/s (IEEE 802.1D-1998, table 8-5).");
    static final Section PORT = new Section("a port of a switch", "What one port is to VLANs and to the spanning tree.",
            PORT_ACCESS, PORT_TRUNK, PORT_NATIVE, PORT_COST).oneOf(PORT_ACCESS, PORT_TRUNK)
            .oneOf(PORT_ACCESS, PORT_NATIVE);
    static final Key<Map<String, Fields>> PORTS = Key.optional("ports", new MapOf<>(PORT_NAME, Nested.of(PORT)),
            "all in VLAN 1", "Ports by the name of the interface or of its link.");

    static final Key<Boolean> IGMP_SNOOPING = Key.standard("igmp_snooping", Words.TRUE_OR_FALSE, "false",
            "Whether multicast goes only to ports behind which somebody has joined the group, and to routers "
                    + "(RFC 4541). Groups that nobody has joined are flooded.");

    static final Section SETTINGS = new Section("a switching hub", "", AGING, MAC_TABLE, OVERFLOW, STP, PORTS,
            IGMP_SNOOPING);

    private SwitchKeys() {}

    private static Amount time(int leastS, int mostS) {
        return Amount.TIME.atLeast(leastS * SimTime.SECOND).atMost(mostS * SimTime.SECOND);
    }
}
