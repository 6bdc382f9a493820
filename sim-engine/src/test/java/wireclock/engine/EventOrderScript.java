package wireclock.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;

/**
 * A random life of a scheduler, led in step with {@link NaiveQueue}: every event that fires must be the one the naive queue
 * gives, at its time, and after every run both must hold the same number of events.
 *
 * <p>Events that fire schedule, cancel and move others, as components do; between runs events are filed before those that
 * a run with a limit has already looked at.
 */
final class EventOrderScript {
    /** How long delays are: each profile provokes another part of the queue. */
    enum Delays {
        /** Nearly everything falls on few instants. */
        TIES,
        /** Serialisation in microseconds, propagation in milliseconds, timers of 200 ms. */
        BIMODAL,
        /** All magnitudes from picoseconds to seconds alike, and now and then a leap towards the horizon. */
        EVERY_MAGNITUDE
    }

    private final long seed;
    private final SplittableRandom random;
    private final Delays delays;
    private final Scheduler scheduler = new Scheduler();
    private final NaiveQueue naive = new NaiveQueue();
    private final Probe[] probes;
    private long operations;

    EventOrderScript(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.delays = Delays.values()[random.nextInt(Delays.values().length)];
        this.probes = new Probe[1 << random.nextInt(12)];
        int components = 1 << random.nextInt(10);
        for (int id = 0; id < probes.length; id++) {
            probes[id] = new Probe(id, random.nextInt(components));
        }
    }

    /** Plays until so many operations are done; returns how many were. */
    long play(long wanted) {
        while (operations < wanted) {
            int count = 1 + random.nextInt(probes.length);
            for (int i = 0; i < count; i++) {
                change();
            }
            run();
        }
        return operations;
    }

    private void run() {
        long untilPs = random.nextInt(20) == 0 ? SimTime.NEVER : plus(scheduler.nowPs(), delay());
        long maxEvents = random.nextInt(4) == 0 ? random.nextInt(50) : 20_000;
        long firedBefore = scheduler.eventsFired();
        StopReason reason = scheduler.run(untilPs, maxEvents);
        NaiveQueue.Entry first = naive.first();
        switch (reason) {
            case IDLE -> assertThat(first).as(describe()).isNull();
            case TIME_REACHED -> {
                assertThat(first.timePs()).as(describe()).isGreaterThan(untilPs);
                assertThat(scheduler.nowPs()).as(describe()).isEqualTo(untilPs);
            }
            case EVENT_BUDGET -> assertThat(scheduler.eventsFired() - firedBefore).as(describe()).isEqualTo(maxEvents);
            case STOPPED -> throw new AssertionError("nobody stopped the run; " + describe());
        }
        assertThat(scheduler.pendingEvents()).as(describe()).isEqualTo(naive.size());
        assertThat(scheduler.nextEventPs()).as(describe()).isEqualTo(first == null ? SimTime.NEVER : first.timePs());
        operations++;
    }

    /** One random operation on a random event. */
    private void change() {
        Probe probe = probes[random.nextInt(probes.length)];
        long timePs = plus(scheduler.nowPs(), delay());
        if (!probe.isScheduled()) {
            scheduler.schedule(probe, timePs);
            naive.add(probe.id, probe.component(), timePs);
        } else if (random.nextInt(3) == 0) {
            scheduler.reschedule(probe, timePs);
            naive.remove(probe.id);
            naive.add(probe.id, probe.component(), timePs);
        } else if (random.nextInt(2) == 0) {
            scheduler.cancel(probe);
            naive.remove(probe.id);
        }
        operations++;
    }

    private long delay() {
        return switch (delays) {
            case TIES -> random.nextInt(4) == 0 ? random.nextInt(3) * SimTime.MICROSECOND : random.nextInt(2);
            case BIMODAL -> switch (random.nextInt(4)) {
                case 0 -> 200 * SimTime.MILLISECOND + random.nextInt(1000);
                case 1 -> 10 * SimTime.MILLISECOND;
                default -> 800L * (1 + random.nextInt(1518));
            };
            case EVERY_MAGNITUDE -> random.nextLong() >>> (random.nextInt(5000) == 0 ? 1 : 20) + random.nextInt(43);
        };
    }

    /** Near the end of time everything piles up on the last instant. */
    private static long plus(long timePs, long delayPs) {
        return timePs > SimTime.NEVER - delayPs ? SimTime.NEVER : timePs + delayPs;
    }

    private String describe() {
        return "seed " + seed + ", " + delays + ", " + probes.length + " events, operation " + operations;
    }

    /** An event that knows its number, checks that it is its turn and stirs up others. */
    private final class Probe extends Event {
        private final int id;

        Probe(int id, int component) {
            super(component);
            this.id = id;
        }

        @Override
        public void fire() {
            NaiveQueue.Entry expected = naive.take();
            if (expected.id() != id || expected.timePs() != scheduler.nowPs() || expected.timePs() != timePs()) {
                throw new AssertionError(
                        "event " + id + " fired at " + scheduler.nowPs() + ", expected " + expected + "; " + describe());
            }
            operations++;
            // On average a little less than one change an event, so that a run ends.
            while (random.nextInt(20) < 9) {
                change();
            }
        }
    }
}
