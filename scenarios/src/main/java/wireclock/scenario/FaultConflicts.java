package wireclock.scenario;

import java.util.List;
import wireclock.scenario.language.Place;
import wireclock.scenario.source.Problems;

/** Finds faults that contradict each other. Others may overlap: the one that began last holds. */
final class FaultConflicts {
    private final Problems problems;

    FaultConflicts(Problems problems) {
        this.problems = problems;
    }

    /** Looks at all pairs of faults that are not drops, of which there may be thousands that never contradict. */
    void report(List<FaultSpec> faults) {
        List<FaultSpec> settings = faults.stream().filter(fault -> !fault.effect().kind().equals("drop")).toList();
        for (int i = 0; i < settings.size(); i++) {
            for (int j = 0; j < i; j++) {
                FaultSpec earlier = settings.get(j);
                FaultSpec later = settings.get(i);
                if (earlier.effect().kind().equals(later.effect().kind())
                        && meet(earlier.target(), later.target())) {
                    check(earlier, later);
                }
            }
        }
    }

    private static boolean meet(FaultTarget one, FaultTarget other) {
        if (one instanceof FaultTarget.Link a && other instanceof FaultTarget.Link b) {
            return a.name().equals(b.name()) && (a.direction() == b.direction()
                    || a.direction() == FaultTarget.Direction.BOTH || b.direction() == FaultTarget.Direction.BOTH);
        }
        return one.equals(other);
    }

    private void check(FaultSpec one, FaultSpec other) {
        if (one.atPs() == other.atPs()) {
            report(other, one, "two faults set '" + other.target() + "' at the same instant");
        } else if (isExclusive(one.effect()) && (lasts(one, other) || lasts(other, one))) {
            report(other, one, "two faults of '" + other.target()
                    + "' overlap, and their ends would contradict each other");
        }
    }

    /**
     * What cannot overlap: a node has one state, and of one route there is no order of changes that could be undone.
     */
    private static boolean isExclusive(FaultEffect effect) {
        return effect instanceof FaultEffect.State state ? state.key() == FaultKeys.NODE_SET
                : effect instanceof FaultEffect.AddRoute || effect instanceof FaultEffect.RemoveRoute
                        || effect instanceof FaultEffect.Gateway;
    }

    /** Whether a fault still lasts when another begins. One without an end lasts until it is mended. */
    private static boolean lasts(FaultSpec fault, FaultSpec other) {
        Long forPs = fault.forPs();
        return forPs != null && fault.atPs() < other.atPs() && other.atPs() < fault.atPs() + forPs;
    }

    private void report(FaultSpec fault, FaultSpec earlier, String message) {
        Place place = fault.place();
        problems.report(place.mark(), message, "The other one is on line " + earlier.place().mark().line() + ".");
    }
}
