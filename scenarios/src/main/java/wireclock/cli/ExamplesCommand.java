package wireclock.cli;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import wireclock.scenario.ScenarioLoader;
import wireclock.scenario.source.Spelling;

/** Lists the scenarios that come with the program, or prints one. */
@Command(name = "examples", description = "Lists the scenarios that come with Wireclock, or prints one to start from.")
final class ExamplesCommand implements Callable<Integer> {
    private final Supplier<Map<String, String>> shipped;
    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The scenario to print, as tcp/handshake.")
    private @Nullable String name;

    ExamplesCommand(Supplier<Map<String, String>> shipped, Terminal terminal) {
        this.shipped = shipped;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Map<String, String> examples = shipped.get();
        if (name == null) {
            int width = examples.keySet().stream().mapToInt(String::length).max().orElse(0);
            examples.forEach((each, text) -> terminal.out().println(
                    (terminal.bold(each) + " ".repeat(width - each.length()) + "  " + firstSentence(each, text))
                    .stripTrailing()));
            return ExitStatus.OK;
        }
        String wanted = name.replaceFirst("\\.yaml$", "");
        String text = examples.get(wanted);
        if (text == null) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "there is no example '" + wanted
                    + "'. " + Spelling.hint(wanted, examples.keySet(), "'wireclock examples' lists them."));
        }
        terminal.out().print(text);
        return ExitStatus.OK;
    }

    private static String firstSentence(String name, String text) {
        String description = ScenarioLoader.description(name, text).replaceAll("\\s+", " ");
        int end = description.indexOf(". ");
        return end < 0 ? description : description.substring(0, end + 1);
    }
}
