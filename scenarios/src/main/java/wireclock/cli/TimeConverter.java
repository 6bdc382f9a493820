package wireclock.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import wireclock.scenario.language.Amount;
import wireclock.scenario.source.Mark;
import wireclock.scenario.source.Problem;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.YamlNode;

/** Reads a time on the command line as a scenario file would, to picoseconds. */
final class TimeConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
        return read(text, Amount.POSITIVE_TIME);
    }

    /** Reads an amount of any dimension. */
    static Long read(String text, Amount type) {
        Problems problems = new Problems("");
        Long amount = type.read(new YamlNode.Scalar(Mark.FILE, text, false), problems);
        if (amount == null) {
            Problem problem = problems.inOrder().getFirst();
            throw new TypeConversionException((problem.message() + ". " + problem.hint()).strip());
        }
        return amount;
    }
}
