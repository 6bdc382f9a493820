package wireclock.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wireclock.reports.ResultFolderException;
import wireclock.reports.ResultManifest;
import wireclock.reports.TerminalStyle;
import wireclock.reports.compare.ComparisonPage;
import wireclock.reports.compare.ComparisonText;
import wireclock.reports.compare.ResultComparison;
import wireclock.reports.packets.PcapngReader.MalformedCaptureException;

/** Says what is different in two results. */
@Command(name = "compare", description = {
    "Compares two results: their flows and links figure by figure, and the first packet that is not the same.",
    "Exit status: 0 the same, 1 something differs, 2 one of them is none of our results."})
final class CompareCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "A", description = "The result folder of a run.")
    private Path first = Path.of("");

    @Parameters(index = "1", paramLabel = "B", description = "Another one, of the same scenario or not.")
    private Path second = Path.of("");

    @Option(names = "--all", description = "Shows all figures, also those that are the same.")
    private boolean all;

    @Option(names = "--html", paramLabel = "FILE", description = "Writes the comparison as a page, too.")
    private @Nullable Path html;

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try {
            ResultComparison comparison =
                    ResultComparison.of(ResultManifest.read(first), ResultManifest.read(second));
            terminal.out().print(ComparisonText.render(comparison, all,
                    new TerminalStyle(terminal.color(), !Terminal.showsUnicode())));
            if (html != null) {
                Files.writeString(html, ComparisonPage.render(comparison));
            }
            return comparison.isSame() ? ExitStatus.OK : ExitStatus.FAILED;
        } catch (ResultFolderException e) {
            terminal.err().println(terminal.red("wireclock: " + e.getMessage()));
            return ExitStatus.WRONG_INPUT;
        } catch (MalformedCaptureException e) {
            terminal.err().println(terminal.red("wireclock: a capture cannot be read: " + e.getMessage() + "."));
            return ExitStatus.WRONG_INPUT;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
