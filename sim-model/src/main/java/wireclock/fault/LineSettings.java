package wireclock.fault;

import wireclock.link.LinkControl;

/**
 * The settings of one direction of a full-duplex link that a cable of a hub does not have.
 *
 * @param held whether what is due is held back
 */
public record LineSettings(Setting<Boolean> held, Setting<Double> bitErrorRate, Setting<Long> delayPs,
        Setting<Long> jitterPs, Setting<Long> rateBitPerS) {
    static LineSettings of(LinkControl control) {
        return new LineSettings(new Setting<>(false, control::setHeld),
                new Setting<>(control.bitErrorRate(), control::setBitErrorRate),
                new Setting<>(control.delayPs(), control::setDelayPs),
                new Setting<>(control.jitterPs(), control::setJitterPs),
                new Setting<>(control.rateBitPerS(), control::setRateBitPerS));
    }
}
