package wireclock.scenario;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wireclock.engine.SimTime;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Tree;
import wireclock.scenario.source.Mark;
import wireclock.scenario.source.Problems;

/**
 * Who listens to a UDP flow, when, and what for.
 *
 * @param receivers names of hosts, or null where nothing is said: the target, or all that a broadcast or group reaches
 * @param joinPs when they begin to listen
 * @param leavePs when they stop, or null for never
 * @param playoutPs how long the first datagram is kept before it is played, or null where nothing is played
 * @param voice whether it is a telephone call
 */
public record ReceivingSpec(@Nullable List<String> receivers, long joinPs, @Nullable Long leavePs,
        @Nullable Long playoutPs, boolean voice) {
    private static final long STANDARD_PLAYOUT_PS = 60 * SimTime.MILLISECOND;

    static ReceivingSpec of(Fields fields, FlowHeader header, Directory directory, Problems problems) {
        boolean voice = fields.get(TrafficKeys.VOICE);
        Long playoutPs = fields.find(TrafficKeys.PLAYOUT);
        if (playoutPs == null && voice) {
            playoutPs = STANDARD_PLAYOUT_PS;
        }
        long joinPs = fields.get(TrafficKeys.JOIN);
        Long leavePs = fields.find(TrafficKeys.LEAVE);
        if (leavePs != null && leavePs <= joinPs) {
            problems.report(fields.place().at(TrafficKeys.LEAVE), "the receivers leave before they join",
                    "'join' and 'leave' count from the start of the run.");
        }
        return new ReceivingSpec(receivers(fields, header, directory, problems), joinPs, leavePs, playoutPs, voice);
    }

    private static @Nullable List<String> receivers(Fields fields, FlowHeader header, Directory directory,
            Problems problems) {
        List<String> given = fields.find(TrafficKeys.RECEIVERS);
        if (given == null) {
            return null;
        }
        Mark mark = fields.place().at(TrafficKeys.RECEIVERS);
        if (header.to() instanceof FlowTarget.Node) {
            problems.report(mark, "'receivers' belong to a flow to a broadcast or multicast address",
                    "Here '" + header.to() + "' receives: leave 'receivers' out, or write 'to: 239.1.2.3'.");
            return null;
        }
        int before = problems.count();
        Set<String> names = new LinkedHashSet<>();
        for (String pattern : given) {
            for (NodeSpec node : directory.resolve(pattern, mark)) {
                if (node.kind() == NodeKind.HOST) {
                    names.add(node.name());
                } else if (!Directory.isPattern(pattern)) {
                    problems.report(mark, "'" + node.name() + "' is a " + node.kind().name().toLowerCase(Locale.ROOT)
                            + " and receives no datagrams", "Name hosts.");
                }
            }
        }
        // Of hosts that all send to each other each hears the others.
        names.remove(header.from());
        if (names.isEmpty() && problems.count() == before) {
            problems.report(mark, "nobody but '" + header.from() + "' itself would receive", "Name other hosts.");
        }
        return new ArrayList<>(names);
    }

    void addTo(Tree tree) {
        tree.put(TrafficKeys.RECEIVERS, receivers)
                .put(TrafficKeys.JOIN, joinPs)
                .put(TrafficKeys.LEAVE, leavePs)
                .put(TrafficKeys.PLAYOUT, playoutPs)
                .put(TrafficKeys.VOICE, voice);
    }
}
