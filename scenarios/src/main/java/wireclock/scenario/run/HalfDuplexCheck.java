package wireclock.scenario.run;

import java.util.Set;
import wireclock.scenario.CapturePoint;
import wireclock.scenario.DirectionSpec;
import wireclock.scenario.DisciplineSpec;
import wireclock.scenario.Duplex;
import wireclock.scenario.FaultEffect;
import wireclock.scenario.FaultSpec;
import wireclock.scenario.FaultTarget;
import wireclock.scenario.FaultWord;
import wireclock.scenario.Framing;
import wireclock.scenario.LinkSpec;
import wireclock.scenario.Scenario;
import wireclock.scenario.source.Problem;

/** What a link cannot be where CSMA/CD is spoken. */
final class HalfDuplexCheck {
    private static final long MBIT_PER_S = 1_000_000;

    private final Scenario scenario;
    private final Set<Problem> problems;

    private HalfDuplexCheck(Scenario scenario, Set<Problem> problems) {
        this.scenario = scenario;
        this.problems = problems;
    }

    static void check(Scenario scenario, Set<Problem> problems) {
        HalfDuplexCheck check = new HalfDuplexCheck(scenario, problems);
        for (SharedMedium medium : SharedMedium.of(scenario)) {
            LinkSpec first = scenario.links().get(medium.links().getFirst());
            for (int i : medium.links()) {
                LinkSpec link = scenario.links().get(i);
                check.link(medium, link);
                check.direction(medium, first, link, link.forward());
                if (!isAlike(link.forward(), link.reverse())) {
                    check.direction(medium, first, link, link.reverse());
                }
            }
            check.captures(medium);
            check.faults(medium);
        }
    }

    /** A cable can be cut, and frames on it can get lost; what needs a store of frames or another speed cannot be. */
    private void faults(SharedMedium medium) {
        for (FaultSpec fault : scenario.faults()) {
            FaultEffect effect = fault.effect();
            if (fault.target() instanceof FaultTarget.Node node && medium.hubs().contains(node.name())) {
                problems.add(scenario.problem(fault.place().mark(), "'" + node.name() + "' is a hub: it has no memory "
                        + "to lose and no clock that could stop", "Cut its cables: 'link: …, set: down'."));
            } else if (fault.target() instanceof FaultTarget.Link link && isIn(medium, link.name())
                    && (effect instanceof FaultEffect.Amount || effect instanceof FaultEffect.Corrupt
                            || effect instanceof FaultEffect.State state && state.word() == FaultWord.HELD)) {
                problems.add(scenario.problem(fault.place().mark(), "link '" + link.name() + "' is half duplex: there "
                        + "its cable can be cut and frames can get lost, nothing else",
                        "Write 'set: down', 'loss: …' or 'drop: …', or put a switch in place of the hub."));
            }
        }
    }

    private boolean isIn(SharedMedium medium, String link) {
        return medium.links().stream().anyMatch(i -> scenario.links().get(i).name().equals(link));
    }

    /** Whether what holds against one direction has been said by the other one already. */
    private static boolean isAlike(DirectionSpec forward, DirectionSpec reverse) {
        return forward.rateBitPerS() == reverse.rateBitPerS() && forward.framing() == reverse.framing()
                && forward.jitterPs() == reverse.jitterPs() && forward.impairments().equals(reverse.impairments())
                && forward.queue().equals(reverse.queue());
    }

    private void link(SharedMedium medium, LinkSpec link) {
        boolean fullHub = medium.isHub(link.first()) && link.halfDuplex().duplex().first() == Duplex.FULL
                || medium.isHub(link.second()) && link.halfDuplex().duplex().second() == Duplex.FULL;
        if (fullHub) {
            report(link, link.forward(), "duplex", "a hub is half duplex",
                    "Leave 'duplex' out, or make the hub a switch; only the station at the other end can be set to "
                            + "full, which is a mistake to look at.");
        }
    }

    private void direction(SharedMedium medium, LinkSpec first, LinkSpec link, DirectionSpec direction) {
        long rate = direction.rateBitPerS();
        String where = medium.atHub() ? "at a hub" : "in half duplex";
        if (rate != 10 * MBIT_PER_S && rate != 100 * MBIT_PER_S) {
            report(link, direction, "rate", "a link " + where + " has 10 or 100 Mbit/s",
                    medium.atHub() ? "Write 'rate: 10 Mbit/s', which is the standard there, or 'rate: 100 Mbit/s'."
                            : "Write 'rate: 10 Mbit/s' or 'rate: 100 Mbit/s'.");
        } else if (rate != first.forward().rateBitPerS()) {
            report(link, direction, "rate", "it has another rate than link '" + first.name()
                    + "' of the same collision domain", "Hubs do not store frames: give all links that they join one "
                    + "rate, or put a switch between the rates.");
        }
        if (direction.framing() == Framing.NONE) {
            report(link, direction, "framing", "a link " + where + " has Ethernet framing",
                    "Collisions are noticed by their preamble: leave 'framing' out.");
        }
        if (!direction.impairments().isNone() || direction.trace() != null) {
            report(link, direction, direction.trace() != null ? "rate" : "corrupt", "a link " + where
                    + " cannot reorder, duplicate or damage frames, nor change its rate",
                    "Leave 'reorder', 'duplicate', 'corrupt' and 'trace' out; collisions damage frames as it is.");
        }
        if (!(direction.queue().discipline() instanceof DisciplineSpec.DropTail)
                || direction.queue().ecnMarkAtPackets() != null) {
            report(link, direction, "queue", "a link " + where + " has a drop-tail queue",
                    "Write 'queue: {limit: 100 packets}'.");
        }
        if (direction.jitterPs() > 0) {
            report(link, direction, "jitter", "a link " + where + " has no jitter",
                    "It is a piece of cable, on which every signal travels equally long: leave 'jitter' out.");
        }
    }

    /** A hub has no adapter to listen at. */
    private void captures(SharedMedium medium) {
        for (CapturePoint point : scenario.capture()) {
            boolean trunk = point.kind() == CapturePoint.Kind.LINK && scenario.links().stream().anyMatch(link ->
                    link.name().equals(point.name()) && medium.isHub(link.first()) && medium.isHub(link.second()));
            if (trunk || point.kind() == CapturePoint.Kind.NODE && medium.hubs().contains(point.name())) {
                problems.add(scenario.problem(point.mark(), "'" + point.name() + "' has no interface to capture at",
                        "A station at a hub hears all that passes: capture there."));
            }
        }
    }

    private void report(LinkSpec link, DirectionSpec direction, String key, String message, String hint) {
        problems.add(scenario.problem(direction.place().at(key), "link '" + link.name() + "': " + message, hint));
    }
}
