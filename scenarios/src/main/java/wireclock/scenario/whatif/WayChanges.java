package wireclock.scenario.whatif;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import wireclock.reports.Quantity;
import wireclock.reports.limits.PathEvidence;
import wireclock.reports.limits.PathLink;
import wireclock.scenario.DirectionSpec;
import wireclock.scenario.DisciplineSpec;
import wireclock.scenario.FaultEffect;
import wireclock.scenario.FaultSpec;
import wireclock.scenario.FaultTarget;
import wireclock.scenario.FaultWord;
import wireclock.scenario.LinkSpec;
import wireclock.scenario.QueueSpec;
import wireclock.scenario.Scenario;
import wireclock.scenario.language.Dimension;
import wireclock.scenario.language.Measure;

/** A scenario in which the way of one flow is better: without losses, with longer queues, faster, never cut. */
final class WayChanges {
    private static final int LONGER = 4;

    private final Scenario scenario;
    private final PathEvidence path;

    WayChanges(Scenario scenario, PathEvidence path) {
        this.scenario = scenario;
        this.path = path;
    }

    /** If links of the way lose packets by themselves, or by faults. */
    void addLossless(List<Relaxation> all) {
        Set<String> names = names(path.links(), link -> true);
        Set<String> lossy = new LinkedHashSet<>();
        for (LinkSpec link : scenario.links()) {
            if (names.contains(link.name()) && (link.forward().isLossy() || link.reverse().isLossy())) {
                lossy.add(link.name());
            }
        }
        List<FaultSpec> faults = new ArrayList<>();
        for (FaultSpec fault : scenario.faults()) {
            if (fault.target() instanceof FaultTarget.Link target && names.contains(target.name())
                    && isLoss(fault.effect())) {
                lossy.add(target.name());
            } else {
                faults.add(fault);
            }
        }
        if (!lossy.isEmpty()) {
            all.add(Relaxation.ofWay("no losses on " + String.join(", ", lossy), scenario.with(
                    links(names, DirectionSpec::lossless), scenario.flows(), faults)));
        }
    }

    private static boolean isLoss(FaultEffect effect) {
        return effect instanceof FaultEffect.Loss || effect instanceof FaultEffect.Corrupt
                || effect instanceof FaultEffect.DropNext || effect instanceof FaultEffect.DropPackets
                || effect instanceof FaultEffect.DropSegment;
    }

    /** If queues of the way dropped packets. */
    void addQueue(List<Relaxation> all) {
        Set<String> full = names(path.links(), link -> link.queueDrops() > 0);
        if (!full.isEmpty()) {
            all.add(Relaxation.ofWay(String.join(", ", full) + ": " + (full.size() == 1 ? "queue " + queue(full)
                    : "queues " + LONGER + " times as long"),
                    scenario.with(links(full, direction -> direction.behind(longer(direction.queue()))),
                            scenario.flows(), scenario.faults())));
        }
    }

    /** Both limits of a link, before and after; of its first direction. */
    private String queue(Set<String> names) {
        for (LinkSpec link : scenario.links()) {
            if (names.contains(link.name())) {
                QueueSpec queue = link.forward().queue();
                return FlowChanges.fromTo(text(queue.limit()), text(longer(queue).limit()))
                        + (longer(queue).discipline().equals(queue.discipline()) ? "" : ", droptail");
            }
        }
        return "";
    }

    private static String text(Measure limit) {
        return limit.dimension() == Dimension.SIZE ? Quantity.size(limit.value())
                : Quantity.count(limit.value()) + " packets";
    }

    /** What drops early instead of being full would do so with any limit. */
    private static QueueSpec longer(QueueSpec queue) {
        DisciplineSpec discipline = queue.discipline() instanceof DisciplineSpec.TokenBucket
                || queue.discipline() instanceof DisciplineSpec.Priority ? queue.discipline()
                : new DisciplineSpec.DropTail();
        return new QueueSpec(queue.place(), discipline,
                new Measure(queue.limit().dimension(), LONGER * queue.limit().value()), queue.ecnMarkAtPackets());
    }

    /** The narrowest link twice as fast, and the shaper before it. */
    void addRate(List<Relaxation> all) {
        PathLink narrowest = path.narrowest();
        if (narrowest != null && !followsTrace(narrowest.name())) {
            all.add(Relaxation.ofWay(narrowest.name() + ": rate "
                    + FlowChanges.fromTo(Quantity.rate(narrowest.rateBitPerS()),
                            Quantity.rate(2 * narrowest.rateBitPerS())),
                    scenario.with(links(Set.of(narrowest.name()), WayChanges::faster), scenario.flows(),
                            scenario.faults())));
        }
    }

    private static DirectionSpec faster(DirectionSpec direction) {
        QueueSpec queue = direction.queue();
        DirectionSpec line = direction.atRate(2 * direction.rateBitPerS());
        return queue.discipline() instanceof DisciplineSpec.TokenBucket bucket
                ? line.behind(new QueueSpec(queue.place(),
                        new DisciplineSpec.TokenBucket(2 * bucket.rateBitPerS(), bucket.burstBytes()), queue.limit(),
                        queue.ecnMarkAtPackets()))
                : line;
    }

    private boolean followsTrace(String name) {
        return scenario.links().stream().anyMatch(link -> link.name().equals(name)
                && (link.forward().trace() != null || link.reverse().trace() != null));
    }

    /** Without the faults that cut the way. */
    Relaxation uncut() {
        Set<String> targets = path.cuts().stream().map(cut -> cut.target).collect(Collectors.toSet());
        List<FaultSpec> faults = new ArrayList<>();
        for (FaultSpec fault : scenario.faults()) {
            if (!targets.contains(fault.target().toString()) || !cutsOrMends(fault.effect())) {
                faults.add(fault);
            }
        }
        return faults.size() == scenario.faults().size()
                ? Relaxation.none("what cut it is no fault of a link or an interface on the planned way")
                : Relaxation.ofWay("never cut: " + String.join(", ", targets.stream().sorted().toList()),
                        scenario.with(scenario.links(), scenario.flows(), faults));
    }

    private static boolean cutsOrMends(FaultEffect effect) {
        return effect instanceof FaultEffect.Flapping || effect instanceof FaultEffect.State state
                && (state.word() == FaultWord.DOWN || state.word() == FaultWord.UP);
    }

    private static Set<String> names(List<PathLink> links, Predicate<PathLink> wanted) {
        return links.stream().filter(wanted).map(PathLink::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<LinkSpec> links(Set<String> changed, UnaryOperator<DirectionSpec> change) {
        List<LinkSpec> links = new ArrayList<>();
        for (LinkSpec link : scenario.links()) {
            links.add(!changed.contains(link.name()) ? link
                    : link.with(change.apply(link.forward()), change.apply(link.reverse())));
        }
        return links;
    }
}
