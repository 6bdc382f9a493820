package wireclock.scenario;

import java.util.ArrayList;
import java.util.List;
import wireclock.scenario.language.Place;

/** What the causes of trouble come to: each is made of ordinary faults, which the manifest shows. */
final class FaultPresets {
    /** An anchor that catches a cable drags it for a while: the losses, in per cent, before it parts. */
    private static final double[] ANCHOR_LOSS = {0.05, 0.2, 0.6};
    /** Of the time that an anchor takes, a tenth goes by while the cable still holds. */
    private static final int ANCHOR_DRAGS = 10;

    private static final int OVERLOAD_LEAVES = 5;

    /** Each brood of cicadas makes bursts of four packets twice as frequent, from 0.1 % of the packets to a fifth. */
    private static final int CICADA_BROODS = 8;
    private static final double CICADA_ENTER = 0.00025;
    private static final double CICADA_LEAVE = 0.25;

    /** Shot in a fibre: one bit of a hundred thousand, which hits every eighth full frame. */
    private static final double HUNTER_BIT_ERRORS = 1e-5;

    private final Place place;
    private final FaultTarget.Link target;
    private final LinkSpec link;
    private final List<FaultSpec> faults = new ArrayList<>();

    FaultPresets(Place place, FaultTarget.Link target, LinkSpec link) {
        this.place = place;
        this.target = target;
        this.link = link;
    }

    List<FaultSpec> of(FaultPreset preset, long atPs, long forPs) {
        switch (preset) {
            case DIGGER, GARDENER -> cut(preset, atPs, forPs);
            case ANCHOR -> {
                long dragPs = forPs / ANCHOR_DRAGS;
                long stepPs = dragPs / ANCHOR_LOSS.length;
                for (int i = 0; i < ANCHOR_LOSS.length && stepPs > 0; i++) {
                    add(preset, atPs + i * stepPs, stepPs,
                            new FaultEffect.Loss(new LossSpec.Bernoulli(ANCHOR_LOSS[i])));
                }
                cut(preset, atPs + ANCHOR_LOSS.length * stepPs, forPs - ANCHOR_LOSS.length * stepPs);
            }
            case OVERLOAD -> {
                long rate = target.direction() == FaultTarget.Direction.REVERSE ? link.reverse().rateBitPerS()
                        : link.forward().rateBitPerS();
                add(preset, atPs, forPs,
                        new FaultEffect.Amount(FaultKeys.RATE, Math.max(rate / OVERLOAD_LEAVES, 1)));
            }
            case CICADA -> {
                long broodPs = forPs / CICADA_BROODS;
                double enter = CICADA_ENTER;
                for (int i = 0; i < CICADA_BROODS; i++, enter *= 2) {
                    boolean last = i == CICADA_BROODS - 1;
                    add(preset, atPs + i * broodPs, last ? forPs - i * broodPs : Math.max(broodPs, 1),
                            new FaultEffect.Loss(new LossSpec.GilbertElliott(enter, CICADA_LEAVE, 1, 0)));
                }
            }
            case HUNTER -> add(preset, atPs, forPs, new FaultEffect.Corrupt(HUNTER_BIT_ERRORS));
        }
        return faults;
    }

    private void cut(FaultPreset preset, long atPs, long forPs) {
        add(preset, atPs, forPs, new FaultEffect.State(FaultKeys.LINK_SET, FaultWord.DOWN));
    }

    private void add(FaultPreset preset, long atPs, long forPs, FaultEffect effect) {
        faults.add(new FaultSpec(place, atPs, forPs, target, effect, preset));
    }
}
