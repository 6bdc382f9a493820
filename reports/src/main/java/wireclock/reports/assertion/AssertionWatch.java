package wireclock.reports.assertion;

import java.util.ArrayList;
import java.util.List;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.engine.StopReason;

/**
 * Runs a scheduler under the eyes of assertions.
 *
 * <p>As sampling, watching is no event: a run that is watched fires the very same events as one that is not. While an
 * assertion wants to see every change, the events are fired one by one and the conditions looked at after each, and once
 * more before the clock moves on: between two events nothing changes but what goes by the clock, such as a queue that
 * empties. At all other times the scheduler runs as fast as ever.
 */
public final class AssertionWatch {
    private final Scheduler scheduler;
    private final List<Assertion> assertions;

    /** Opens the assertions that are looked at from the beginning; nothing has happened yet. */
    public AssertionWatch(Scheduler scheduler, List<Assertion> assertions) {
        this.scheduler = scheduler;
        this.assertions = List.copyOf(assertions);
        cross(0);
    }

    /** Does what {@link Scheduler#run(long, long)} does, and looks on the way. */
    public StopReason run(long untilPs, long maxEvents) {
        long left = maxEvents;
        while (true) {
            long edgePs = nextEdgePs();
            long sliceEndPs = Math.min(untilPs, edgePs);
            long firedBefore = scheduler.eventsFired();
            StopReason reason = isWatching() ? step(sliceEndPs, left) : scheduler.run(sliceEndPs, left);
            left -= scheduler.eventsFired() - firedBefore;
            if (reason != StopReason.TIME_REACHED) {
                return reason;
            }
            if (sliceEndPs == edgePs) {
                cross(edgePs);
            }
            if (sliceEndPs == untilPs) {
                return reason;
            }
        }
    }

    /** The verdicts, in the order of the assertions; the run is over. */
    public List<AssertionResult> finish(long endPs) {
        List<AssertionResult> results = new ArrayList<>();
        assertions.forEach(assertion -> results.add(assertion.close(endPs)));
        return results;
    }

    private StopReason step(long untilPs, long maxEvents) {
        for (long left = maxEvents; left > 0; left--) {
            long nextPs = scheduler.nextEventPs();
            if (nextPs > scheduler.nowPs() + 1 && nextPs <= untilPs) {
                scheduler.run(nextPs - 1, 1);
                look();
            }
            StopReason reason = scheduler.run(untilPs, 1);
            look();
            if (reason != StopReason.EVENT_BUDGET || !isWatching()) {
                return reason == StopReason.EVENT_BUDGET ? scheduler.run(untilPs, left - 1) : reason;
            }
        }
        return StopReason.EVENT_BUDGET;
    }

    private void look() {
        long nowPs = scheduler.nowPs();
        for (int i = 0; i < assertions.size(); i++) {
            Assertion assertion = assertions.get(i);
            if (assertion.isWatching()) {
                assertion.look(nowPs);
            }
        }
    }

    private boolean isWatching() {
        for (int i = 0; i < assertions.size(); i++) {
            if (assertions.get(i).isWatching()) {
                return true;
            }
        }
        return false;
    }

    private long nextEdgePs() {
        long nextPs = SimTime.NEVER;
        for (int i = 0; i < assertions.size(); i++) {
            nextPs = Math.min(nextPs, assertions.get(i).nextEdgePs());
        }
        return nextPs;
    }

    /** An instant, all its events having fired. */
    private void cross(long nowPs) {
        for (Assertion assertion : assertions) {
            if (assertion.nextEdgePs() == nowPs) {
                if (assertion.isOpen()) {
                    assertion.close(nowPs);
                } else {
                    assertion.open(nowPs);
                }
            }
        }
    }
}
