package wireclock.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The threads of a sweep. */
@Timeout(60)
class LocalEngineTest {
    private static List<PlannedRun> runs(int count) {
        List<PlannedRun> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            runs.add(new PlannedRun(i, new Cell(0, Map.of(), Map.of()), i));
        }
        return runs;
    }

    private static final class Collected implements SweepEngine.Results {
        private final List<RunResult> results = new ArrayList<>();

        @Override
        public void accept(RunResult result) {
            results.add(result);
        }

        @Override
        public void pulse() {}
    }

    private static RunResult done(PlannedRun run) {
        return RunResult.without(run.number(), RunStatus.DONE, "");
    }

    @Test
    void everyRunIsMadeOnce() throws IOException {
        Collected collected = new Collected();
        new LocalEngine(4, LocalEngineTest::done, () -> false, Long.MAX_VALUE).run(runs(500), collected);
        assertThat(collected.results).hasSize(500);
        assertThat(new TreeSet<>(collected.results.stream().map(RunResult::run).toList())).hasSize(500);
    }

    @Test
    void anInterruptEndsIt() throws IOException {
        AtomicInteger made = new AtomicInteger();
        Collected collected = new Collected();
        new LocalEngine(2, run -> {
            made.incrementAndGet();
            return done(run);
        }, () -> made.get() >= 10, Long.MAX_VALUE).run(runs(500), collected);
        assertThat(collected.results).hasSizeBetween(10, 12);
    }

    @Test
    void resultsThatCannotBeTakenEndIt() {
        AtomicInteger made = new AtomicInteger();
        LocalEngine engine = new LocalEngine(2, run -> {
            made.incrementAndGet();
            return done(run);
        }, () -> false, Long.MAX_VALUE);
        assertThatThrownBy(() -> engine.run(runs(10_000), new SweepEngine.Results() {
            @Override
            public void accept(RunResult result) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void pulse() {}
        })).isInstanceOf(IOException.class).hasMessage("No space left on device");
        assertThat(made.get()).isLessThan(10_000);
    }

    /** Takes the grace of five seconds. */
    @Test
    void aHungRunIsLeftAloneAndTheOthersAreMade() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        Collected collected = new Collected();
        new LocalEngine(1, run -> {
            try {
                if (run.number() == 3) {
                    never.await();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return done(run);
        }, () -> false, 1_000_000).run(runs(10), collected);
        never.countDown();
        assertThat(collected.results).hasSize(10);
        assertThat(collected.results).filteredOn(result -> result.run() == 3).singleElement()
                .extracting(RunResult::status).isEqualTo(RunStatus.TIMEOUT);
    }
}
