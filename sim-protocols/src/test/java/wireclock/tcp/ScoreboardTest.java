package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStream;

/** The scoreboard against {@link NaiveScoreboard}, in random sequences of everything that can happen to it. */
class ScoreboardTest {
    private static final int THRESHOLD = 3;

    @Test
    void agreesWithTheNaiveOne() {
        for (long seed = 1; seed <= 300; seed++) {
            run(seed, 400);
        }
    }

    @Test
    @Tag("long")
    void agreesWithTheNaiveOneForLong() {
        for (long seed = 1000; seed < 6000; seed++) {
            run(seed, 1000);
        }
    }

    private static void run(long seed, int steps) {
        RandomStream random = new RandomStream(seed, "scoreboard");
        boolean bySack = random.nextBernoulli(0.6);
        long una = 1 + random.nextBelow(1L << 33);
        long next = una;
        boolean finSent = false;
        Scoreboard board = new Scoreboard();
        NaiveScoreboard naive = new NaiveScoreboard(una);
        for (int step = 0; step < steps; step++) {
            String where = "seed " + seed + " step " + step;
            int outstanding = naive.outstanding();
            switch ((int) random.nextBelow(outstanding == 0 ? 1 : 10)) {
                case 0, 1, 2 -> {
                    for (long i = random.nextBelow(8); i >= 0 && !finSent; i--) {
                        finSent = random.nextBernoulli(0.001);
                        long end = next + 1 + random.nextBelow(1000);
                        board.append(next, end, step, finSent);
                        naive.append(next, end, finSent);
                        next = end;
                    }
                }
                case 3 -> {
                    long boundary = naive.boundary((int) random.nextBelow(outstanding));
                    long ack = random.nextBernoulli(0.9) ? boundary : una + random.nextBelow(next - una + 1);
                    assertThat(board.acknowledge(ack)).as(where).isEqualTo(naive.acknowledge(ack));
                    una = ack;
                }
                case 4, 5 -> {
                    if (bySack) {
                        long left = una + random.nextBelow(next - una);
                        long right = random.nextBernoulli(0.8) ? naive.boundary((int) random.nextBelow(outstanding))
                                : left + random.nextBelow(next - left + 1);
                        if (left < right) {
                            board.sack(left, right, left);
                            assertThat(board.takeNewlySacked()).as(where).isEqualTo(naive.sack(left, right));
                        }
                    } else {
                        board.addDuplicateAck();
                        naive.addDuplicateAck();
                    }
                }
                case 6 -> assertThat(board.judge(THRESHOLD)).as(where).isEqualTo(naive.judge(THRESHOLD));
                case 7 -> {
                    for (long i = random.nextBelow(4); i >= 0 && board.hasLost(); i--) {
                        assertThat(board.start(board.nextLost())).as(where).isEqualTo(naive.nextLost());
                        board.resent(board.nextLost(), step);
                        naive.resendNext();
                    }
                }
                case 8 -> assertThat(board.markHeadLost()).as(where).isEqualTo(naive.markHeadLost());
                default -> {
                    if (random.nextBernoulli(0.2)) {
                        board.markAllLost();
                        naive.markAllLost();
                    } else if (random.nextBernoulli(0.05)) {
                        int size = (int) (50 + random.nextBelow(500));
                        board.resegment(size);
                        naive.resegment(size);
                    }
                }
            }
            assertThat(board.outstanding()).as(where).isEqualTo(naive.outstanding());
            assertThat(board.inFlight()).as(where).isEqualTo(naive.inFlight());
            assertThat(board.hasLost() ? board.start(board.nextLost()) : -1).as(where).isEqualTo(naive.nextLost());
        }
    }

    @Test
    void whatASackCoversInPartIsMarkedOnceItIsCoveredWhole() {
        Scoreboard board = new Scoreboard();
        board.append(1000, 2000, 0, false);
        board.append(2000, 3000, 0, false);
        board.sack(2000, 2600, 2000);
        assertThat(board.takeNewlySacked()).isZero();
        // The block has grown; what lay before 2600 need not be searched again.
        board.sack(2000, 3000, 2600);
        assertThat(board.takeNewlySacked()).isEqualTo(1);
    }

    @Test
    void measuresTheNewestOfWhatWasSentOnce() {
        Scoreboard board = new Scoreboard();
        board.append(1000, 2000, 10, false);
        board.append(2000, 3000, 20, false);
        board.append(3000, 4000, 30, false);
        board.acknowledge(3000);
        assertThat(board.newestAckedSentPs()).isEqualTo(20);
        board.markAllLost();
        board.resent(board.nextLost(), 40);
        board.append(4000, 5000, 50, false);
        board.acknowledge(5000);
        assertThat(board.newestAckedSentPs()).isEqualTo(Scoreboard.NONE);
    }
}
