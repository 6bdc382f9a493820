package wireclock.scenario.generate;

import java.util.List;
import wireclock.scenario.language.Amount;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.Nested;
import wireclock.scenario.language.Section;
import wireclock.scenario.language.WholeNumber;

/** Hosts on either side of one link that all of them share. */
final class Dumbbell {
    private static final Key<Long> LEFT = Key.required("left", WholeNumber.from(1, 10_000),
            "How many hosts are on the left: left1 and on.");
    private static final Key<Long> RIGHT = Key.optional("right", WholeNumber.from(1, 10_000), "as `left`",
            "How many hosts are on the right: right1 and on.");
    private static final Key<Long> FROM = Key.required("from", Amount.TIME, "The delay of the first.");
    private static final Key<Long> TO = Key.required("to", Amount.TIME, "The delay of the last.");
    private static final Section SPREAD = new Section("spread delays",
            "Delays of the access links on the left, at even distances from the first host to the last.", FROM, TO);
    private static final Key<Fields> LEFT_DELAYS = Key.optional("left_delays", Nested.of(SPREAD),
            "as `access` or `link` says",
            "Gives each host on the left a delay of its own, and so each flow a round-trip time of its own.");
    private static final Section WORDS = new Section("a dumbbell",
            "Two inner nodes, joined by the link `bottleneck`, with hosts at each of them.", LEFT, RIGHT, LEFT_DELAYS);
    static final Generator GENERATOR = new Generator("dumbbell", "router", List.of("access", "bottleneck"),
            WORDS, Dumbbell::draw);

    private Dumbbell() {}

    private static void draw(Fields given, Drawing drawing) {
        long left = given.get(LEFT);
        Long right = given.given(RIGHT);
        Fields spread = given.given(LEFT_DELAYS);
        String leftInner = drawing.inner();
        String rightInner = drawing.inner();
        for (long i = 1; i <= left; i++) {
            String host = drawing.host("left" + i);
            if (spread == null) {
                drawing.link(host, leftInner, "access");
            } else {
                drawing.link(host, leftInner, "access", between(spread.get(FROM), spread.get(TO), i - 1, left - 1));
            }
        }
        drawing.linkNamed("bottleneck", leftInner, rightInner, "bottleneck");
        for (long i = 1; i <= (right == null ? left : right); i++) {
            drawing.link(rightInner, drawing.host("right" + i), "access");
        }
    }

    /** The i-th of n + 1 times at even distances, rounded to picoseconds. */
    private static long between(long from, long to, long i, long n) {
        return n == 0 ? from : from + StrictMath.round((double) (to - from) * i / n);
    }
}
