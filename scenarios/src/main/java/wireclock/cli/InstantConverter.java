package wireclock.cli;

import picocli.CommandLine.ITypeConverter;
import wireclock.scenario.language.Amount;

/** Reads a time that may be nothing, to picoseconds. */
final class InstantConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
        return TimeConverter.read(text, Amount.TIME);
    }
}
