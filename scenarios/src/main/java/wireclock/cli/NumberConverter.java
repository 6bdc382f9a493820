package wireclock.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number that is not negative. */
final class NumberConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
        try {
            long number = Long.parseLong(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, in words
        }
        throw new TypeConversionException("'" + text + "' is not a whole number from 0 to " + Long.MAX_VALUE);
    }
}
