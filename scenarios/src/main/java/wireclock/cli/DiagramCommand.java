package wireclock.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wireclock.engine.SimTime;
import wireclock.reports.ResultFolderException;
import wireclock.reports.ResultManifest;
import wireclock.reports.diagram.DiagramReader;
import wireclock.reports.diagram.MermaidDiagram;
import wireclock.reports.diagram.Selection;
import wireclock.reports.diagram.SequenceDiagram;
import wireclock.reports.diagram.SvgDiagram;
import wireclock.reports.diagram.TextDiagram;
import wireclock.reports.packets.FlowSignature;
import wireclock.reports.packets.PcapngReader;
import wireclock.reports.packets.Wiring;
import wireclock.scenario.run.UnreplayableException;
import wireclock.scenario.source.ScenarioException;
import wireclock.scenario.source.Spelling;

/** Draws who sent what to whom in a run. */
@Command(name = "diagram", description = {
    "Draws a sequence diagram of a run: a line for each node, an arrow for each packet.",
    "Where the run has captured less than everything, it is run again for this."})
final class DiagramCommand implements Callable<Integer> {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Terminal terminal;

    /** How a diagram is written. */
    enum Format {
        TEXT, SVG, MERMAID;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(paramLabel = "DIR", description = "The result folder of a run.")
    private Path folder = Path.of("");

    @Option(names = "--flow", paramLabel = "FLOW",
            description = "The packets of one flow only, with what ARP does for it.")
    private @Nullable String flow;

    @Option(names = "--from", paramLabel = "TIME", converter = InstantConverter.class,
            description = "From a time on, such as '1.5 s'.")
    private long fromPs;

    @Option(names = "--to", paramLabel = "TIME", converter = InstantConverter.class, description = "Up to a time.")
    private long toPs = Long.MAX_VALUE;

    @Option(names = "--format", paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES}; by default ${DEFAULT-VALUE}.")
    private Format format = Format.TEXT;

    @Option(names = "--most", paramLabel = "N", converter = NumberConverter.class,
            description = "Ends the diagram after so many packets; by default 200.")
    private long most = Selection.ALL.mostArrows();

    @Option(names = "--ascii", description = "Draws with ASCII characters, whatever the terminal can show.")
    private boolean ascii;

    DiagramCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try {
            ResultManifest manifest = ResultManifest.read(folder);
            Wiring wiring = Wiring.of(manifest.tree());
            List<String> names = wiring.flows().stream().map(FlowSignature::flow).toList();
            if (flow != null && !names.contains(flow)) {
                throw new ResultFolderException(folder + ": there is no flow '" + flow + "' in it. "
                        + Spelling.hint(flow, names, "Flows: " + String.join(", ", names) + "."));
            }
            terminal.out().print(draw(diagram(manifest, wiring)));
            return ExitStatus.OK;
        } catch (ResultFolderException | UnreplayableException e) {
            terminal.err().println(terminal.red("wireclock: " + e.getMessage()));
            return ExitStatus.WRONG_INPUT;
        } catch (ScenarioException e) {
            terminal.err().println(terminal.red("wireclock: " + folder + ": the scenario in its manifest is wrong: "
                    + e.problems().getFirst()));
            return ExitStatus.WRONG_INPUT;
        } catch (PcapngReader.MalformedCaptureException e) {
            terminal.err().println(terminal.red("wireclock: " + folder + ": its capture cannot be read: "
                    + e.getMessage() + "."));
            return ExitStatus.WRONG_INPUT;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SequenceDiagram diagram(ResultManifest manifest, Wiring wiring)
            throws ResultFolderException, UnreplayableException, ScenarioException, IOException {
        Path capture = manifest.capture();
        if (capture != null && manifest.capturedEverything()) {
            return read(capture, wiring);
        }
        try (Rerun rerun = Rerun.of(folder); Interrupt interrupt = new Interrupt()) {
            rerun.captured(interrupt::requested);
            Path whole = ResultManifest.read(rerun.folder()).capture();
            return whole == null ? new SequenceDiagram(title(), List.of(), List.of(), 0) : read(whole, wiring);
        } catch (ResultFolderException e) {
            if (capture == null) {
                throw e;
            }
            terminal.err().println("wireclock: what was not captured is missing: " + e.getMessage());
            return read(capture, wiring);
        }
    }

    private SequenceDiagram read(Path capture, Wiring wiring) throws IOException {
        Selection selection = new Selection(flow, fromPs / SimTime.NANOSECOND, toPs / SimTime.NANOSECOND,
                (int) Math.min(most, Integer.MAX_VALUE));
        try (InputStream in = new BufferedInputStream(Files.newInputStream(capture), BUFFER_BYTES)) {
            return DiagramReader.read(new PcapngReader(in), wiring, selection, title());
        }
    }

    private String title() {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return (name == null ? "run" : name.toString()) + (flow == null ? "" : ", flow " + flow);
    }

    private String draw(SequenceDiagram diagram) {
        return switch (format) {
            case TEXT -> TextDiagram.render(diagram, ascii || !Terminal.showsUnicode());
            case SVG -> SvgDiagram.render(diagram);
            case MERMAID -> MermaidDiagram.render(diagram);
        };
    }
}
