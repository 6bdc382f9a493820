package wireclock.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A parameter's value, as {@code --set name=value} gives it. */
record Setting(String name, String value) {
    /** Takes a setting apart at the first equals sign. */
    static final class Converter implements ITypeConverter<Setting> {
        @Override
        public Setting convert(String text) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new TypeConversionException("'" + text + "' sets nothing. Write name=value");
            }
            return new Setting(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
        }
    }
}
