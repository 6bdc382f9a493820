package wireclock.scenario;

import java.util.List;
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
            return new Tree().put(LossKeys.MODEL, "bernoulli").put(LossKeys.SHARE, share).map();
        }
    }

    /** In bursts; all are probabilities for one packet. */
    record GilbertElliott(double enter, double leave, double inBurst, double outOfBurst) implements LossSpec {
        @Override
        public Map<String, Object> tree() {
            return new Tree().put(LossKeys.MODEL, "gilbert-elliott").put(LossKeys.ENTER, enter)
                    .put(LossKeys.LEAVE, leave).put(LossKeys.IN_BURST, inBurst).put(LossKeys.OUT_OF_BURST, outOfBurst)
                    .map();
        }
    }

    /** The packets with these numbers, from 1, in the order of acceptance. */
    record Listed(List<Long> frames) implements LossSpec {
        @Override
        public Map<String, Object> tree() {
            return new Tree().put(LossKeys.MODEL, "list").put(LossKeys.FRAMES, frames).map();
        }
    }

    /** Every n-th packet. */
    record Every(long n) implements LossSpec {
        @Override
        public Map<String, Object> tree() {
            return new Tree().put(LossKeys.MODEL, "every").put(LossKeys.N, n).map();
        }
    }

    /** The model that a link's {@code loss} names. */
    static LossSpec of(Fields loss) {
        return switch (loss.get(LossKeys.MODEL)) {
            case "gilbert-elliott" -> new GilbertElliott(loss.get(LossKeys.ENTER), loss.get(LossKeys.LEAVE),
                    loss.get(LossKeys.IN_BURST), loss.get(LossKeys.OUT_OF_BURST));
            case "list" -> new Listed(loss.get(LossKeys.FRAMES));
            case "every" -> new Every(loss.get(LossKeys.N));
            default -> new Bernoulli(loss.get(LossKeys.SHARE));
        };
    }
}
