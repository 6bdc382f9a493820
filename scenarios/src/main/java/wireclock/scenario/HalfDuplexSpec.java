package wireclock.scenario;

import java.util.Map;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Pair;
import wireclock.scenario.language.Tree;

/**
 * How the ends of a link send, and how they go on after a collision.
 *
 * @param duplex as given; {@link #isHalf} tells what comes of it
 * @param attemptLimit how often a frame is tried
 * @param backoffLimit after how many collisions of a frame the backoff grows no more
 */
public record HalfDuplexSpec(Pair<Duplex> duplex, int attemptLimit, int backoffLimit) {
    static HalfDuplexSpec of(Fields fields) {
        return new HalfDuplexSpec(fields.get(LinkKeys.DUPLEX), Math.toIntExact(fields.get(LinkKeys.ATTEMPT_LIMIT)),
                Math.toIntExact(fields.get(LinkKeys.BACKOFF_LIMIT)));
    }

    /**
     * Whether an end sends in half duplex. Two ends that negotiate agree on full duplex. An end that negotiates alone
     * can find out the rate of the other one, but not its duplex, and takes half (parallel detection, IEEE 802.3,
     * 28.2.3.1): at a hub, which does not negotiate, that is right, and towards an end fixed to full it is the classic
     * mismatch.
     *
     * @param hubAtOther whether a hub is at the other end
     */
    public static boolean isHalf(Duplex own, Duplex other, boolean hubAtOther) {
        return own == Duplex.HALF || own == Duplex.AUTO && (hubAtOther || other != Duplex.AUTO);
    }

    Map<String, Object> tree() {
        return new Tree().put(LinkKeys.DUPLEX, duplex)
                .put(LinkKeys.ATTEMPT_LIMIT, (long) attemptLimit)
                .put(LinkKeys.BACKOFF_LIMIT, (long) backoffLimit)
                .map();
    }
}
