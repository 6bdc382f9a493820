package wireclock.scenario;

import java.util.Map;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Tree;

/** How a link loses packets by itself. */
public sealed interface LossSpec {
    /** The model as a scenario file would say it. */
    Map<String, Object> tree();

    /** Each packet is lost with the same probability, whatever happened to those before it. */
    record Bernoulli(double share) implements LossSpec {
        @Override
        public Map<String, Object> tree() {
            return new Tree().put(LinkKeys.LOSS_MODEL, "bernoulli").put(LinkKeys.LOSS_SHARE, share).map();
        }
    }

    /** The model that a link's {@code loss} names. */
    static LossSpec of(Fields loss) {
        return new Bernoulli(loss.get(LinkKeys.LOSS_SHARE));
    }
}
