package wireclock.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Marked;
import wireclock.scenario.source.Mark;
import wireclock.scenario.source.Problems;

/** Makes the links of what a file says about them. */
final class LinksReader {
    /** What a link at a hub has that names no rate: that of the hubs that people remember. */
    private static final long HUB_RATE_BIT_PER_S = 10_000_000;

    private final Fields defaults;
    private final Directory directory;
    private final RateTraces traces;
    private final DirectionChecks checks;
    private final Problems problems;
    private final Map<String, LinkSpec> links = new LinkedHashMap<>();
    private final Map<String, Mark> ports = new HashMap<>();

    LinksReader(Fields defaults, Directory directory, RateTraces traces, Problems problems) {
        this.defaults = defaults.nested(ScenarioKeys.LINK, LinkKeys.LINK_DEFAULTS);
        this.directory = directory;
        this.traces = traces;
        this.checks = new DirectionChecks(problems);
        this.problems = problems;
    }

    List<LinkSpec> read(List<Fields> given) {
        given.forEach(fields -> link(fields.over(defaults)));
        return new ArrayList<>(links.values());
    }

    private void link(Fields fields) {
        List<Marked<String>> endpoints = fields.get(LinkKeys.ENDPOINTS);
        if (endpoints.size() != 2) {
            problems.report(fields.place().at(LinkKeys.ENDPOINTS), "a link has two endpoints, not " + endpoints.size(),
                    "Write [a, b].");
            return;
        }
        List<EndpointSpec> firsts = resolve(endpoints.get(0));
        List<EndpointSpec> seconds = resolve(endpoints.get(1));
        boolean firstMany = Directory.isPattern(endpoints.get(0).value());
        boolean secondMany = Directory.isPattern(endpoints.get(1).value());
        if (firstMany && secondMany) {
            problems.report(endpoints.get(1).mark(), "only one endpoint can be a pattern", "Name the other one.");
            return;
        }
        DirectionSpec forward = DirectionSpec.of(fields, traces);
        DirectionSpec reverse = DirectionSpec.of(fields.nested(LinkKeys.REVERSE, LinkKeys.DIRECTION).over(fields),
                traces);
        checks.check(forward);
        checks.check(reverse);
        for (EndpointSpec first : firsts) {
            for (EndpointSpec second : seconds) {
                String many = firstMany ? first.node() : secondMany ? second.node() : null;
                long rateBitPerS = forward.rateBitPerS();
                boolean standardRate = !fields.has(LinkKeys.RATE) && (isHub(first) || isHub(second));
                DirectionSpec there = standardRate ? forward.atRate(HUB_RATE_BIT_PER_S) : forward;
                DirectionSpec back = standardRate && reverse.rateBitPerS() == rateBitPerS
                        ? reverse.atRate(HUB_RATE_BIT_PER_S) : reverse;
                add(new LinkSpec(fields.place(), name(fields, first, second, many), first, second, there, back,
                        HalfDuplexSpec.of(fields)));
            }
        }
    }

    private boolean isHub(EndpointSpec end) {
        NodeSpec node = directory.find(end.node());
        return node != null && node.kind() == NodeKind.HUB;
    }

    private List<EndpointSpec> resolve(Marked<String> endpoint) {
        int colon = endpoint.value().indexOf(':');
        String port = colon < 0 ? null : endpoint.value().substring(colon + 1);
        String node = colon < 0 ? endpoint.value() : endpoint.value().substring(0, colon);
        List<EndpointSpec> resolved = new ArrayList<>();
        for (NodeSpec each : directory.resolve(node, endpoint.mark())) {
            resolved.add(new EndpointSpec(endpoint.mark(), each.name(), port));
        }
        return resolved;
    }

    private static String name(Fields fields, EndpointSpec first, EndpointSpec second, @Nullable String many) {
        String name = fields.given(LinkKeys.NAME);
        if (name == null) {
            return first.node() + "-" + second.node();
        }
        return many == null ? name : name + "-" + many;
    }

    private void add(LinkSpec link) {
        if (link.first().node().equals(link.second().node())) {
            problems.report(link.second().mark(), "a link cannot lead from '" + link.first().node() + "' to itself");
            return;
        }
        takePort(link.first());
        takePort(link.second());
        LinkSpec earlier = links.putIfAbsent(link.name(), link);
        if (earlier != null) {
            problems.report(link.place().at(LinkKeys.NAME), "there are two links '" + link.name() + "'",
                    "The other one is " + earlier.place().mark().where() + ". Give each its own 'name'.");
        }
    }

    private void takePort(EndpointSpec endpoint) {
        if (endpoint.port() == null) {
            return;
        }
        Mark earlier = ports.putIfAbsent(endpoint.toString(), endpoint.mark());
        if (earlier != null) {
            problems.report(endpoint.mark(), "the interface '" + endpoint + "' is on two links",
                    "The other one is " + earlier.where() + ".");
        }
    }
}
