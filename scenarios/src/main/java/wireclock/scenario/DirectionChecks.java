package wireclock.scenario;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import wireclock.scenario.language.Place;
import wireclock.scenario.source.Problems;

/** What must fit together in one direction of a link. */
final class DirectionChecks {
    private static final int ETHERNET_BYTES = 18;

    private final Problems problems;

    DirectionChecks(Problems problems) {
        this.problems = problems;
    }

    /** Reports what does not. */
    void check(DirectionSpec direction) {
        ImpairmentSpec.Reordering reordering = direction.impairments().reordering();
        if (reordering != null && reordering.every() == null && reordering.share() == null) {
            problems.report(direction.place().at(ImpairmentKeys.REORDER),
                    "which packets are to be overtaken is not said",
                    "Add 'every: 50' or 'share: 1 %'.");
        }
        Place place = direction.queue().place();
        switch (direction.queue().discipline()) {
            case DisciplineSpec.Red red -> checkRed(red, place);
            case DisciplineSpec.Priority priority -> checkBands(priority.bands(), place);
            case DisciplineSpec.TokenBucket bucket -> checkBucket(bucket, direction, place);
            case DisciplineSpec.DropTail ignored -> {}
            case DisciplineSpec.CoDel ignored -> {}
            case DisciplineSpec.FqCoDel ignored -> {}
        }
    }

    private void checkRed(DisciplineSpec.Red red, Place place) {
        if (red.maxPackets() <= red.minPackets()) {
            problems.report(place.at(QueueKeys.MAX), "'max' is not more than 'min'",
                    "Floyd advises three times 'min'.");
        }
        if (red.maxProbability() == 0) {
            problems.report(place.at(QueueKeys.MAX_PROBABILITY), "a probability of 0 never drops anything",
                    "Write 10 %, or take the type 'droptail'.");
        }
        if (red.weight() == 0) {
            problems.report(place.at(QueueKeys.WEIGHT), "with a weight of 0 the average never moves", "Write 0.2 %.");
        }
    }

    private void checkBands(List<List<Integer>> bands, Place place) {
        Set<Integer> seen = new HashSet<>();
        for (List<Integer> band : bands) {
            for (Integer dscp : band) {
                if (!seen.add(dscp)) {
                    problems.report(place.at(QueueKeys.BANDS), "'" + Dscp.OR_OTHERS.write(dscp) + "' is in two bands",
                            "Name each once.");
                }
            }
        }
        if (!seen.contains(Dscp.OTHERS)) {
            problems.report(place.at(QueueKeys.BANDS), "no band has the 'others'",
                    "Add a band for them: [[EF, CS6, CS7], [others], [CS1]].");
        }
        if (bands.size() > Dscp.CODE_POINTS) {
            problems.report(place.at(QueueKeys.BANDS), "there are more bands than code points", "");
        }
    }

    private void checkBucket(DisciplineSpec.TokenBucket bucket, DirectionSpec direction, Place place) {
        int longest = direction.mtuBytes() + (direction.framing() == Framing.ETHERNET ? ETHERNET_BYTES : 0);
        if (bucket.burstBytes() < longest) {
            problems.report(place.at(QueueKeys.BURST), "the longest packet needs " + longest
                    + " tokens, but the bucket holds only " + bucket.burstBytes(), "Give a larger 'burst'.");
        }
        // 2400 hours, as long as any time may be.
        if (8.0 * bucket.burstBytes() / bucket.rateBitPerS() > 2400 * 3600) {
            problems.report(place.at(QueueKeys.TOKEN_RATE),
                    "so slow a rate would take more than 2400 h to fill the bucket",
                    "Give a smaller 'burst' or a higher 'rate'.");
        }
    }
}
