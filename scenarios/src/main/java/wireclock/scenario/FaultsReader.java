package wireclock.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Key;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.Spelling;

/** Makes the faults of what a file says about them: names and times here, what happens by {@link FaultEffects}. */
final class FaultsReader {
    private final Map<String, LinkSpec> links = new LinkedHashMap<>();
    private final Directory directory;
    private final FaultEffects effects;
    private final @Nullable Long durationPs;
    private final Problems problems;
    private final List<FaultSpec> faults = new ArrayList<>();

    /**
     * @param durationPs how long the run lasts by the file, or null
     */
    FaultsReader(List<LinkSpec> links, Directory directory, List<FlowSpec> flows, @Nullable Long durationPs,
            Problems problems) {
        links.forEach(link -> this.links.put(link.name(), link));
        this.directory = directory;
        this.effects = new FaultEffects(flows, problems);
        this.durationPs = durationPs;
        this.problems = problems;
    }

    List<FaultSpec> read(List<Fields> given) {
        given.forEach(this::fault);
        new FaultConflicts(problems).report(faults);
        return faults;
    }

    private void fault(Fields fields) {
        checkTimes(fields);
        if (fields.section() == FaultKeys.OF_LINK) {
            ofLink(fields);
        } else if (fields.section() == FaultKeys.OF_NODE) {
            ofNodes(fields);
        } else {
            ofInterface(fields);
        }
    }

    private void checkTimes(Fields fields) {
        if (durationPs != null && fields.get(FaultKeys.AT) >= durationPs) {
            problems.report(fields.place().at(FaultKeys.AT), "this fault comes after the end of the run",
                    "The run lasts " + ScenarioKeys.DURATION.type().write(durationPs) + ".");
        }
    }

    private void ofLink(Fields fields) {
        String name = fields.get(FaultKeys.LINK);
        LinkSpec link = links.get(name);
        if (link == null) {
            problems.report(fields.place().at(FaultKeys.LINK), "there is no link '" + name + "'", links.isEmpty()
                    ? "The scenario has no links."
                    : Spelling.hint(name, links.keySet(), "Links: " + String.join(", ", links.keySet()) + "."));
            return;
        }
        FaultTarget.Link target = direction(fields, link);
        FaultPreset preset = fields.find(FaultKeys.PRESET);
        if (target == null) {
            return;
        }
        if (preset == null) {
            add(fields, target, effects.ofLink(fields));
            return;
        }
        Long forPs = fields.find(FaultKeys.FOR);
        if (forPs == null) {
            problems.report(fields.place().at(FaultKeys.PRESET), "a preset needs to know how long it lasts",
                    "Add 'for: 5 s'.");
        } else if (preset == FaultPreset.GARDENER && !leadsToHost(link)) {
            problems.report(fields.place().at(FaultKeys.LINK), "a gardener cuts the cable of one host, and '" + name
                    + "' leads to none", "Name another link, or take the preset 'digger'.");
        } else {
            faults.addAll(new FaultPresets(fields.place(), target, link).of(preset, fields.get(FaultKeys.AT), forPs));
        }
    }

    private boolean leadsToHost(LinkSpec link) {
        NodeSpec first = directory.find(link.first().node());
        NodeSpec second = directory.find(link.second().node());
        return first != null && first.kind() == NodeKind.HOST || second != null && second.kind() == NodeKind.HOST;
    }

    private FaultTarget.@Nullable Link direction(Fields fields, LinkSpec link) {
        String text = fields.find(FaultKeys.DIRECTION);
        String first = link.first().node();
        String second = link.second().node();
        if (text == null) {
            return new FaultTarget.Link(link.name(), FaultTarget.Direction.BOTH, "");
        }
        if (text.equals(first + " to " + second)) {
            return new FaultTarget.Link(link.name(), FaultTarget.Direction.FORWARD, text);
        }
        if (text.equals(second + " to " + first)) {
            return new FaultTarget.Link(link.name(), FaultTarget.Direction.REVERSE, text);
        }
        problems.report(fields.place().at(FaultKeys.DIRECTION), "'" + text + "' is not a direction of '" + link.name()
                + "'", "Write '" + first + " to " + second + "' or '" + second + " to " + first + "'.");
        return null;
    }

    private void ofNodes(Fields fields) {
        FaultEffect effect = effects.ofNode(fields);
        for (NodeSpec node : directory.resolve(fields.get(FaultKeys.NODE), fields.place().at(FaultKeys.NODE))) {
            if (!(effect instanceof FaultEffect.State) && node.kind() != NodeKind.HOST
                    && node.kind() != NodeKind.ROUTER) {
                problems.report(fields.place().at(FaultKeys.NODE), "'" + node.name() + "' has no routes",
                        "Name a host or a router.");
            }
            add(fields, new FaultTarget.Node(node.name()), effect);
        }
    }

    /** Whether the node has such an interface is known when addresses and ports have been planned. */
    private void ofInterface(Fields fields) {
        String text = fields.get(FaultKeys.INTERFACE);
        int colon = text.indexOf(':');
        FaultEffect effect = effects.ofInterface(fields);
        for (NodeSpec node : directory.resolve(text.substring(0, colon), fields.place().at(FaultKeys.INTERFACE))) {
            add(fields, new FaultTarget.Interface(node.name(), text.substring(colon + 1)), effect);
        }
    }

    private void add(Fields fields, FaultTarget target, @Nullable FaultEffect effect) {
        if (effect == null) {
            return;
        }
        Long forPs = fields.find(FaultKeys.FOR);
        if (effect instanceof FaultEffect.State state) {
            Key<FaultWord> key = state.key();
            if (state.word().mends() && forPs != null) {
                problems.report(fields.place().at(FaultKeys.FOR), "'" + key.type().write(state.word())
                        + "' mends something and cannot last", "Leave 'for' out.");
            } else if (state.word() == FaultWord.HELD && forPs == null) {
                problems.report(fields.place().at(key), "'held' needs to know how long it lasts", "Add 'for: 300 ms'.");
            }
        }
        faults.add(new FaultSpec(fields.place(), fields.get(FaultKeys.AT), forPs, target, effect, null));
    }
}
