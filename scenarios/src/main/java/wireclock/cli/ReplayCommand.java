package wireclock.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wireclock.reports.ResultFolderException;
import wireclock.reports.compare.FileDifference;
import wireclock.reports.compare.FolderComparison;
import wireclock.scenario.run.UnreplayableException;
import wireclock.scenario.source.ScenarioException;

/** Runs once more what a result folder came from, and says whether the same comes out. */
@Command(name = "replay", description = {
    "Runs again what is in a result folder, from its manifest alone, and compares every byte of every file but "
        + "timing.json.", "Exit status: 0 the same, 1 something differs, 2 the folder is none of ours, or of another "
        + "version."})
final class ReplayCommand implements Callable<Integer> {
    private static final int PRINTED = 20;

    private final Terminal terminal;

    @Parameters(paramLabel = "DIR", description = "The result folder of a run.")
    private Path folder = Path.of("");

    @Option(names = {"-q", "--quiet"}, description = "Prints nothing but differences and errors.")
    private boolean quiet;

    ReplayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (Rerun rerun = Rerun.of(folder); Interrupt interrupt = new Interrupt()) {
            rerun.same(interrupt::requested);
            if (interrupt.requested()) {
                return ExitStatus.INTERRUPTED;
            }
            FolderComparison comparison = new FolderComparison(folder, rerun.folder());
            comparison.differences().stream().limit(PRINTED).forEach(this::print);
            int different = comparison.differences().size();
            if (different == 0 && !quiet) {
                terminal.out().println(folder + ": " + terminal.green("the same") + " again, byte for byte ("
                        + files(comparison.files()) + ")");
            } else if (different > 0) {
                terminal.out().println(folder + ": " + terminal.red(files(different) + " of " + comparison.files()
                        + (different == 1 ? " differs" : " differ")) + rerun.otherBuild());
            }
            return different == 0 ? ExitStatus.OK : ExitStatus.FAILED;
        } catch (ResultFolderException | UnreplayableException e) {
            terminal.err().println(terminal.red("wireclock: " + e.getMessage()));
            return ExitStatus.WRONG_INPUT;
        } catch (ScenarioException e) {
            terminal.err().println(terminal.red("wireclock: " + folder + ": the scenario in its manifest is wrong: "
                    + e.problems().getFirst()));
            return ExitStatus.WRONG_INPUT;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void print(FileDifference difference) {
        terminal.out().println(difference.place() + (difference.what().size() == 1
                ? " " + difference.what().getFirst() : " differs"));
        if (difference.what().size() > 1) {
            difference.what().forEach(line -> terminal.out().println("  " + line));
        }
    }

    private static String files(int count) {
        return count + (count == 1 ? " file" : " files");
    }
}
