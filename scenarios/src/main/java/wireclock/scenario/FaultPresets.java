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
                    add(preset, atPs + i * stepPs, stepPs, new FaultEffect.Loss(new LossSpec.Bernoulli(ANCHOR_LOSS[i])));
                }
                cut(preset, atPs + ANCHOR_LOSS.length * stepPs, forPs - ANCHOR_LOSS.length * stepPs);
            }
            case OVERLOAD -> {
                long rate = target.direction() == FaultTarget.Direction.REVERSE ? link.reverse().rateBitPerS()
                        : link.forward().rateBitPerS();
                add(preset, atPs, forPs,
                        new FaultEffect.Amount(FaultKeys.RATE, Math.max(rate / OVERLOAD_LEAVES, 1)));
            }
            default -> throw new IllegalStateException(preset.toString());
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
