package wireclock.tcp;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import wireclock.transport.RttEstimator;

/**
 * What one acknowledgement costs the scoreboard on a path that loses every hundredth segment: a segment leaves, one that
 * left a round trip ago is reported, losses are looked for and sent again, and what has been repaired is taken out. It may
 * not depend on how many segments a round trip holds.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgs = {"-XX:+UseSerialGC", "-Xmn48m"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScoreboardBenchmark {
    private static final int SEGMENT = 1000;
    private static final int LOSS_EVERY = 100;
    private static final long STEP_PS = 1_000_000;

    /** Segments of one round trip. */
    @Param({"100", "1000", "10000"})
    public int roundTrip;

    private final RttEstimator rtt = new RttEstimator(STEP_PS, 1000 * STEP_PS);
    private final Rack rack = new Rack(RecoveryConfig.DEFAULTS, rtt);
    private final AckReport report = new AckReport();
    private Scoreboard board = new Scoreboard();
    private long sent;
    private long una;

    @Setup
    public void fill() {
        board = new Scoreboard();
        sent = 0;
        una = 0;
        rtt.sample(roundTrip * STEP_PS, 0, 1);
        for (int i = 0; i < 4 * roundTrip; i++) {
            acknowledgement();
        }
    }

    private static boolean isLost(long segment) {
        return segment % LOSS_EVERY == LOSS_EVERY / 2;
    }

    /** Returns what is in flight, so that nothing is optimised away. */
    @Benchmark
    public int acknowledgement() {
        long nowPs = sent * STEP_PS;
        board.append(sent * SEGMENT, (sent + 1) * SEGMENT, nowPs, (int) sent + 1, false);
        sent++;
        report.begin(nowPs, una * SEGMENT);
        long arriving = sent - roundTrip;
        if (arriving >= 0 && !isLost(arriving)) {
            long left = arriving * SEGMENT;
            board.sack(left, left + SEGMENT, left, 0, rack, report);
        }
        // A second round trip later the retransmission has arrived: everything up to the next hole is acknowledged.
        long repaired = arriving - roundTrip - 4;
        if (repaired >= 0 && isLost(repaired)) {
            una = repaired + LOSS_EVERY;
            board.acknowledge(una * SEGMENT, 0, rack, report);
        }
        rack.detect(board, true, nowPs);
        while (board.hasLost()) {
            board.resent(board.nextLost(), nowPs, (int) sent);
        }
        return board.inFlight();
    }
}
