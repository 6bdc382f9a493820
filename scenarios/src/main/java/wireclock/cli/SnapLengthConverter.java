package wireclock.cli;

import picocli.CommandLine.ITypeConverter;
import wireclock.scenario.CaptureLimits;

/** Reads how much of a frame is kept as a scenario file would, to bytes. */
final class SnapLengthConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
        return TimeConverter.read(text, CaptureLimits.SNAP_LENGTH);
    }
}
