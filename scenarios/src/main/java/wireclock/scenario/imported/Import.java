package wireclock.scenario.imported;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.source.Mark;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.ScenarioException;
import wireclock.scenario.source.SourceFile;

/** Makes a scenario of a network that is written in a format of other tools. */
public final class Import {
    private static final List<Format> FORMATS = List.of(new Format("graphml", GraphmlReader::read),
            new Format("gml", GmlReader::read), new Format("containerlab", ContainerlabReader::read));

    private Import() {}

    /** A format with what reads it. */
    private record Format(String name, Reader reader) {}

    /** What reads one format. */
    private interface Reader {
        ImportedNetwork read(String text, Problems problems) throws ScenarioException;
    }

    /** The formats that can be read. */
    public static List<String> formatNames() {
        return FORMATS.stream().map(Format::name).toList();
    }

    /**
     * Reads a file and writes its network as a scenario.
     *
     * @param format one of {@link #formatNames}, or null to tell by the file's name
     * @param withHosts whether every router gets a host, and the hosts something to do
     */
    public static String scenario(Path file, @Nullable String format, boolean withHosts) throws ScenarioException {
        Problems problems = new Problems(file.toString());
        String text = SourceFile.read(file, problems);
        return scenario(file.toString(), text, format, withHosts);
    }

    /**
     * The same of a text.
     *
     * @param file what the text is called
     */
    public static String scenario(String file, String text, @Nullable String format, boolean withHosts)
            throws ScenarioException {
        Problems problems = new Problems(file);
        String told = format == null ? byName(file) : format;
        Format found = FORMATS.stream().filter(each -> each.name().equals(told)).findFirst().orElse(null);
        if (found == null) {
            throw problems.fatal(Mark.FILE, "the name does not tell the format", "Add --format "
                    + String.join(", ", formatNames()) + ".");
        }
        ImportedNetwork network = found.reader().read(text, problems);
        network.links.removeIf(link -> {
            boolean loop = link.first().equals(link.second());
            if (loop) {
                network.omissions.add("a link from " + Objects.requireNonNull(network.nodes.get(link.first())).label()
                        + " to itself.");
            }
            return loop;
        });
        if (network.nodes.isEmpty() || network.links.isEmpty()) {
            throw problems.fatal(Mark.FILE, "there are no " + (network.nodes.isEmpty() ? "nodes" : "links")
                    + " in this network", "");
        }
        Path last = Path.of(file).getFileName();
        String name = last == null ? "" : last.toString();
        return ScenarioText.of(network, name + " (" + told + ")", name.replaceFirst("(\\.clab)?\\.[A-Za-z]+$", ""),
                withHosts);
    }

    private static @Nullable String byName(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        return name.endsWith(".graphml") || name.endsWith(".xml") ? "graphml" : name.endsWith(".gml") ? "gml"
                : name.endsWith(".yml") || name.endsWith(".yaml") ? "containerlab" : null;
    }
}
