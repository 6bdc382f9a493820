package wireclock.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wireclock.reports.ResultFolderException;
import wireclock.sweep.SweepMerge;
import wireclock.sweep.SweepReport;

/** Joins the shards of a sweep. */
@Command(name = "merge", description = "Joins the shards of a sweep into what one process would have left.")
final class MergeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "The folders of all shards, in any order.")
    private List<Path> folders = List.of();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The result folder.")
    private Path out = Path.of("");

    @Option(names = "--no-html", description = "Leaves out the page report.html.")
    private boolean noHtml;

    @Option(names = {"-q", "--quiet"}, description = "Prints nothing but errors.")
    private boolean quiet;

    MergeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try {
            SweepReport report = SweepMerge.merge(folders, out, !noHtml);
            terminal.err().print(SweepText.failures(report, terminal));
            if (!quiet) {
                terminal.out().print(SweepText.summary(report, terminal));
                terminal.out().println("Results: " + out);
            }
            return SweepCommand.status(report);
        } catch (ResultFolderException e) {
            terminal.err().println(terminal.red("wireclock: " + e.getMessage()));
            return ExitStatus.WRONG_INPUT;
        }
    }
}
