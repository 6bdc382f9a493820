package wireclock.scenario;

import wireclock.scenario.language.Amount;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.Nested;
import wireclock.scenario.language.Probability;
import wireclock.scenario.language.Section;
import wireclock.scenario.language.Share;
import wireclock.scenario.language.WholeNumber;
import wireclock.scenario.language.WordOr;

/** The words about what a line does to packets besides losing them. */
final class ImpairmentKeys {
    static final String NO_REORDERING = "none";

    static final Key<Long> REORDER_EVERY = Key.optional("every", WholeNumber.from(1, 1_000_000_000_000L), "",
            "Every n-th packet that is sent and not lost.");
    static final Key<Double> REORDER_SHARE = Key.optional("share", Share.SHARE, "",
            "Packets at random, each with this probability.");
    static final Key<Long> REORDER_DELAY = Key.required("delay", Amount.POSITIVE_TIME,
            "How much longer they take; what is sent meanwhile overtakes them.");
    static final Section REORDERING = new Section("a reordering", "Some packets take longer than the others.",
            REORDER_EVERY, REORDER_SHARE, REORDER_DELAY).oneOf(REORDER_EVERY, REORDER_SHARE);
    /** What the word {@code none} stands for: another section, so that it displaces an inherited one. */
    static final Section NONE = new Section("no reordering", "");

    static final Key<Fields> REORDER = Key.optional("reorder",
            new WordOr<>(NO_REORDERING, NONE.empty(), Nested.of(REORDERING), true), "`none`",
            "Which packets are overtaken: `{every: 50, delay: 2 ms}` or `{share: 1 %, delay: 2 ms}`.");
    static final Key<Double> DUPLICATE = Key.standard("duplicate", Share.SHARE, "0 %",
            "How many of the packets arrive twice, one right behind the other.");
    static final Key<Double> CORRUPT = Key.standard("corrupt", Probability.PROBABILITY, "0",
            "The bit error rate: the probability of each bit, from destination address to FCS, to arrive wrong. An "
                    + "adapter drops a frame whose FCS does not match; without framing, IP, TCP, UDP and ICMP check.");

    private ImpairmentKeys() {}
}
