package wireclock.scenario;

import wireclock.engine.SimTime;
import wireclock.scenario.language.Amount;
import wireclock.scenario.language.Choice;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.Nested;
import wireclock.scenario.language.Section;
import wireclock.scenario.language.WholeNumber;

/** The words about multicast and broadcast at nodes. */
final class MulticastKeys {
    /** What a query can say: tenths of a second, at most 31744 of them. */
    private static final Amount RESPONSE_TIME =
            Amount.TIME.atLeast(SimTime.SECOND / 10).atMost(3_174 * SimTime.SECOND);

    static final Key<MulticastSpec.Version> VERSION = Key.standard("version",
            Choice.ofConstants("a version of IGMP", MulticastSpec.Version.values()), "v3",
            "The newest version that the node speaks; with older ones it gets along.");
    static final Key<Long> QUERY_INTERVAL = Key.standard("query_interval", Amount.POSITIVE_TIME, "125 s",
            "How often a router asks who listens.");
    static final Key<Long> RESPONSE_INTERVAL = Key.standard("response_interval", RESPONSE_TIME, "10 s",
            "Within which time hosts answer.");
    static final Key<Long> LAST_MEMBER_INTERVAL = Key.standard("last_member_interval", RESPONSE_TIME, "1 s",
            "Within which time others answer when one has left a group.");
    static final Key<Long> ROBUSTNESS = Key.standard("robustness", WholeNumber.from(1, 7), "2",
            "How often what could be lost is said.");
    static final Section IGMP_SETTINGS = new Section("settings of IGMP",
            "How a node speaks IGMP. All routers of a segment should agree.", VERSION, QUERY_INTERVAL,
            RESPONSE_INTERVAL, LAST_MEMBER_INTERVAL, ROBUSTNESS);

    static final Key<Fields> IGMP = Key.optional("igmp", Nested.of(IGMP_SETTINGS, VERSION), "`v3`",
            "How the node speaks IGMP: by which hosts join groups, and routers learn of it.");
    static final Key<Boolean> MULTICAST = Key.optional("multicast", Words.TRUE_OR_FALSE,
            "`true` if some flow goes to a group", "Whether the router passes packets to groups on, and asks by IGMP "
            + "who listens to them.");
    static final Key<Boolean> DIRECTED_BROADCAST = Key.standard("directed_broadcast", Words.TRUE_OR_FALSE, "false",
            "Whether packets from elsewhere to the broadcast address of a network on the router are sent there.");

    private MulticastKeys() {}
}
