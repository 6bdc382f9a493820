package wireclock.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wireclock.engine.SimTime;
import wireclock.scenario.language.Marked;
import wireclock.scenario.language.Tree;
import wireclock.scenario.source.Mark;
import wireclock.scenario.source.Problem;

/**
 * A scenario, complete: every parameter put in, every default filled in, every pattern and count spelt out, every name
 * checked to be somebody's. What needs the topology (addresses, routes, reachability) is not known here.
 *
 * @param file the file as the user named it, for messages
 * @param name what results are called
 * @param description what it shows, or empty
 * @param durationPs how long the run lasts, or null for until nothing more can happen
 * @param sampleIntervalPs of the time series
 * @param params name to value, with those set from outside
 * @param nodes in the order of the file
 * @param links in the order of the file
 * @param flows in the order of the file
 * @param faults in the order of the file
 * @param capture where frames are captured
 * @param snapshotsPs when the devices' tables are noted beside the end, ascending, each once
 * @param assertions in the order of the file
 * @param captureLimits how much of the frames is captured
 * @param origin what it was read from
 * @param sweep what varies when many runs are made of it, or null
 */
public record Scenario(String file, String name, String description, long seed, @Nullable Long durationPs,
        long sampleIntervalPs, Map<String, String> params, List<NodeSpec> nodes, List<LinkSpec> links,
        List<FlowSpec> flows, List<FaultSpec> faults, List<CapturePoint> capture, List<Long> snapshotsPs,
        List<AssertSpec> assertions, CaptureLimits captureLimits, Origin origin, @Nullable SweepSpec sweep) {
    private static final long LEAST_SAMPLE_PS = SimTime.MILLISECOND;
    private static final long SAMPLE_WITHOUT_DURATION_PS = 100 * SimTime.MILLISECOND;

    /** The sampling interval where none is given. */
    static long sampleIntervalPs(@Nullable Long durationPs) {
        return durationPs == null ? SAMPLE_WITHOUT_DURATION_PS : Math.max(LEAST_SAMPLE_PS, durationPs / 200);
    }

    /**
     * The settings of TCP that hold for a flow at one of its ends: the flow's over the node's over the standard ones.
     */
    public static TcpSpec tcp(TcpFlowSpec flow, NodeSpec node) {
        return flow.tcp().over(node.tcp()).over(TcpSpec.STANDARD);
    }

    /** The same under other conditions; nothing is asserted of it. */
    public Scenario with(List<LinkSpec> links, List<FlowSpec> flows, List<FaultSpec> faults) {
        return new Scenario(file, name, description, seed, durationPs, sampleIntervalPs, params, nodes, links, flows,
                faults, capture, snapshotsPs, List.of(), captureLimits, origin, sweep);
    }

    /** A problem of this scenario, found after it was read. */
    public Problem problem(Mark mark, String message, String hint) {
        return Problem.at(mark, file, message, hint);
    }

    /**
     * The scenario as a tree of ordered maps, lists, strings, numbers and booleans with every default in it. Written as
     * JSON or YAML it is a scenario file again, which says the same.
     */
    public Map<String, Object> tree() {
        Map<String, Object> nodeTrees = new LinkedHashMap<>();
        nodes.forEach(node -> nodeTrees.put(node.name(), node.tree()));
        // A link and a node of one name are asked for together.
        Set<String> points = new LinkedHashSet<>();
        capture.forEach(point -> points.add(point.toString()));
        List<Marked<String>> marked = new ArrayList<>();
        points.forEach(point -> marked.add(new Marked<>(Mark.FILE, point)));
        return new Tree().put(ScenarioKeys.FORMAT, ScenarioKeys.FORMAT.fallback())
                .put(ScenarioKeys.NAME, name)
                .put(ScenarioKeys.DESCRIPTION, description.isEmpty() ? null : description)
                .put(ScenarioKeys.SEED, seed)
                .put(ScenarioKeys.DURATION, durationPs)
                .put(ScenarioKeys.SAMPLE, sampleIntervalPs)
                .put(ScenarioKeys.SNAPSHOT, snapshotsPs.isEmpty() ? null
                        : snapshotsPs.stream().map(timePs -> new Marked<>(Mark.FILE, timePs)).toList())
                .put(ScenarioKeys.PARAMS, params.isEmpty() ? null : params)
                .putTree(ScenarioKeys.NODES, nodeTrees)
                .putTrees(ScenarioKeys.LINKS, links.stream().map(LinkSpec::tree).toList())
                .putTrees(ScenarioKeys.TRAFFIC, flows.stream().map(FlowSpec::tree).toList())
                .putTrees(ScenarioKeys.FAULTS, faults.stream().map(FaultSpec::tree).toList())
                .put(ScenarioKeys.CAPTURE, marked.isEmpty() ? null : marked)
                .putTrees(ScenarioKeys.ASSERT, assertions.stream().map(AssertSpec::tree).toList())
                .putTree(ScenarioKeys.CAPTURE_LIMITS, captureLimits.tree())
                .putTree(ScenarioKeys.SWEEP, sweep == null ? Map.of() : sweep.tree())
                .putTree(ScenarioKeys.REPORT, sweep == null ? Map.of() : sweep.reportTree())
                .map();
    }
}
