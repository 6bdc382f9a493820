package wireclock.scenario;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Marked;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.SourceFiles;
import wireclock.scenario.source.Spelling;

/** Makes a scenario of its file's fields. */
final class ScenarioReader {
    private final String file;
    private final String fileName;
    private final Overrides overrides;
    private final Map<String, String> params;
    private final SourceFiles sources;
    private final Problems problems;

    ScenarioReader(String file, String fileName, Overrides overrides, Map<String, String> params, SourceFiles sources,
            Problems problems) {
        this.sources = sources;
        this.file = file;
        this.fileName = fileName;
        this.overrides = overrides;
        this.params = params;
        this.problems = problems;
    }

    Scenario read(Fields fields) {
        Fields defaults = fields.nested(ScenarioKeys.DEFAULTS, ScenarioKeys.DEFAULTS_SECTION);
        Long durationPs = overrides.durationPs() != null ? overrides.durationPs() : fields.find(ScenarioKeys.DURATION);
        long seed = overrides.seed() != null ? overrides.seed() : fields.get(ScenarioKeys.SEED);
        GenerateReader generated = new GenerateReader(given(fields.find(ScenarioKeys.GENERATE)), seed, problems);
        NodesReader nodesReader = new NodesReader(defaults, problems);
        Directory directory = nodesReader.read(generated.nodesUnder(
                Objects.requireNonNullElse(fields.find(ScenarioKeys.NODES), Map.of())));
        if (nodesReader.nodes().isEmpty() && problems.count() == 0) {
            problems.report(fields.place().at(ScenarioKeys.NODES), "there are no nodes", "Add 'nodes: {h1: host}'.");
        }
        List<LinkSpec> links = new LinksReader(defaults, directory, new RateTraces(sources, problems), problems)
                .read(generated.linksUnder(given(fields.find(ScenarioKeys.LINKS))));
        List<FlowSpec> flows = new TrafficReader(defaults, directory, durationPs, seed, problems)
                .read(given(fields.find(ScenarioKeys.TRAFFIC)));
        List<FaultSpec> faults = new FaultsReader(links, directory, flows, fields.find(ScenarioKeys.DURATION), problems)
                .read(given(fields.find(ScenarioKeys.FAULTS)));
        List<CapturePoint> capture = capture(given(fields.find(ScenarioKeys.CAPTURE)), links, directory);

        String name = fields.find(ScenarioKeys.NAME);
        String description = fields.find(ScenarioKeys.DESCRIPTION);
        Long samplePs = fields.find(ScenarioKeys.SAMPLE);
        return new Scenario(file, name == null ? fileName : name, description == null ? "" : description.strip(),
                seed, durationPs,
                samplePs == null ? Scenario.sampleIntervalPs(durationPs) : samplePs, params, nodesReader.nodes(), links,
                flows, faults, capture, snapshots(given(fields.find(ScenarioKeys.SNAPSHOT)), durationPs),
                new AssertsReader(fields.find(ScenarioKeys.DURATION), problems)
                        .read(given(fields.find(ScenarioKeys.ASSERT))),
                captureLimits(fields), new Origin(sources.texts(), overrides),
                new SweepReader(params.keySet(), seed, durationPs, problems).read(fields.find(ScenarioKeys.SWEEP),
                        fields.find(ScenarioKeys.REPORT)));
    }

    private static <T> List<T> given(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private List<Long> snapshots(List<Marked<Long>> times, @Nullable Long durationPs) {
        TreeSet<Long> ascending = new TreeSet<>();
        for (Marked<Long> each : times) {
            if (durationPs != null && each.value() > durationPs) {
                problems.report(each.mark(), "this is after the end of the run",
                        "Give an earlier time, or a longer 'duration'.");
            }
            ascending.add(each.value());
        }
        return List.copyOf(ascending);
    }

    private CaptureLimits captureLimits(Fields fields) {
        return overrides.captureLimits().over(CaptureLimits.of(fields.find(ScenarioKeys.CAPTURE_LIMITS)));
    }

    private List<CapturePoint> capture(List<Marked<String>> wanted, List<LinkSpec> links, Directory directory) {
        Set<String> linkNames = new LinkedHashSet<>();
        links.forEach(link -> linkNames.add(link.name()));
        List<CapturePoint> points = new ArrayList<>();
        for (Marked<String> each : wanted) {
            String name = each.value();
            int colon = name.indexOf(':');
            boolean isLink = linkNames.contains(name);
            if (isLink) {
                points.add(new CapturePoint(each.mark(), CapturePoint.Kind.LINK, name, null));
            }
            if (colon >= 0) {
                for (NodeSpec node : directory.resolve(name.substring(0, colon), each.mark())) {
                    points.add(new CapturePoint(each.mark(), CapturePoint.Kind.INTERFACE, node.name(),
                            name.substring(colon + 1)));
                }
            } else if (Directory.isPattern(name) || directory.find(name) != null) {
                directory.resolve(name, each.mark()).forEach(node ->
                        points.add(new CapturePoint(each.mark(), CapturePoint.Kind.NODE, node.name(), null)));
            } else if (!isLink) {
                Set<String> known = new LinkedHashSet<>(linkNames);
                directory.names().forEach(known::add);
                problems.report(each.mark(), "there is no link or node '" + name + "' to capture at",
                        Spelling.hint(name, known, "Name a link, a node, or an interface as 'r1:eth0'."));
            }
        }
        return points;
    }
}
