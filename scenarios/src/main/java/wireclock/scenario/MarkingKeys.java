package wireclock.scenario;

import wireclock.scenario.language.Choice;
import wireclock.scenario.language.Key;

/** The words about what packets tell the queues on their way. */
final class MarkingKeys {
    static final Key<Integer> DSCP = Key.standard("dscp", Dscp.CODE_POINT, "DF",
            "The differentiated services code point: a name, as EF, AF41 or CS1, or a number.");
    static final Key<MarkingSpec.Ecn> ECN = Key.standard("ecn",
            Choice.ofConstants("a code point of ECN", MarkingSpec.Ecn.values()), "none",
            "`ect0` and `ect1`: queues may mark the packets instead of dropping them.");

    private MarkingKeys() {}
}
