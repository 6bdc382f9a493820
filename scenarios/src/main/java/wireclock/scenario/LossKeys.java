package wireclock.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wireclock.scenario.language.Choice;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.ListOf;
import wireclock.scenario.language.Nested;
import wireclock.scenario.language.Section;
import wireclock.scenario.language.Share;
import wireclock.scenario.language.WholeNumber;

/** The words about loss: one section a model. */
final class LossKeys {
    private static final WholeNumber NUMBER = WholeNumber.from(1, 1_000_000_000_000L);

    static final Key<String> MODEL = Key.standard("model",
            Choice.ofWords("a loss model", "bernoulli", "gilbert-elliott", "list", "every"), "bernoulli",
            "`bernoulli`: each packet with the same probability. `gilbert-elliott`: in bursts. `list`: packets by "
                    + "their numbers. `every`: every n-th.");

    static final Key<Double> SHARE = Key.standard("share", Share.SHARE, "0 %", "How many of the packets are lost.");
    static final Section BERNOULLI = new Section("a loss model",
            "Loses each packet with the same probability. `loss: 1 %` alone is short for it.", MODEL, SHARE);

    static final Key<Double> ENTER = Key.required("enter", Share.SHARE,
            "The probability, at each packet, that a burst begins.");
    static final Key<Double> LEAVE = Key.required("leave", Share.SHARE,
            "The probability, at each packet, that the burst ends. It lasts 1 / leave packets on average.");
    static final Key<Double> IN_BURST = Key.standard("in_burst", Share.SHARE, "100 %",
            "How many packets are lost during a burst.");
    static final Key<Double> OUT_OF_BURST = Key.standard("out_of_burst", Share.SHARE, "0 %",
            "How many packets are lost between bursts.");
    static final Section GILBERT_ELLIOTT = new Section("a loss in bursts",
            "The model of Gilbert and Elliott: a line is good or bad. At each accepted packet it may change, then the "
                    + "packet is lost with the probability of the state. It begins good.",
            MODEL, ENTER, LEAVE, IN_BURST, OUT_OF_BURST);

    static final Key<List<Long>> FRAMES = Key.required("frames", new ListOf<>(NUMBER),
            "Their numbers, from 1, in the order in which the queue accepts them.");
    static final Section LIST = new Section("a loss of named packets", "Loses the packets with the numbers given.",
            MODEL, FRAMES);

    static final Key<Long> N = Key.required("n", NUMBER, "2 loses every other packet, 1 all.");
    static final Section EVERY = new Section("a regular loss", "Loses every n-th packet that the queue accepts.",
            MODEL, N);

    static final Nested LOSS = Nested.byWordOr(MODEL, models(), SHARE);

    private LossKeys() {}

    private static Map<String, Section> models() {
        Map<String, Section> models = new LinkedHashMap<>();
        models.put("bernoulli", BERNOULLI);
        models.put("gilbert-elliott", GILBERT_ELLIOTT);
        models.put("list", LIST);
        models.put("every", EVERY);
        return models;
    }
}
