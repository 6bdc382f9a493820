package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStream;
import wireclock.transport.RttEstimator;

/** The scoreboard against {@link NaiveScoreboard}, in random sequences of everything that can happen to it. */
class ScoreboardTest {
    private static final Rack RACK = new Rack(RecoveryConfig.DEFAULTS, new RttEstimator(1, 1000));

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
        AckReport report = new AckReport();
        NaiveScoreboard naive = new NaiveScoreboard(una);
        for (int step = 0; step < steps; step++) {
            String where = "seed " + seed + " step " + step;
            int outstanding = naive.outstanding();
            switch ((int) random.nextBelow(outstanding == 0 ? 1 : 10)) {
                case 0, 1, 2 -> {
                    for (long i = random.nextBelow(8); i >= 0 && !finSent; i--) {
                        finSent = random.nextBernoulli(0.001);
                        long end = next + 1 + random.nextBelow(1000);
                        board.append(next, end, step, 0, finSent);
                        naive.append(next, end, finSent);
                        next = end;
                    }
                }
                case 3 -> {
                    long boundary = naive.boundary((int) random.nextBelow(outstanding));
                    long ack = random.nextBernoulli(0.9) ? boundary : una + random.nextBelow(next - una + 1);
                    report.begin(step, una);
                    board.acknowledge(ack, 0, RACK, report);
                    assertThat(report.delivered).as(where).isEqualTo(naive.acknowledge(ack));
                    board.limitDuplicates();
                    naive.limitDuplicates();
                    una = ack;
                }
                case 4, 5 -> {
                    if (bySack) {
                        long left = una + random.nextBelow(next - una);
                        long right = random.nextBernoulli(0.8) ? naive.boundary((int) random.nextBelow(outstanding))
                                : left + random.nextBelow(next - left + 1);
                        if (left < right) {
                            report.begin(step, una);
                            board.sack(left, right, left, 0, RACK, report);
                            assertThat(report.delivered).as(where).isEqualTo(naive.sack(left, right));
                        }
                    } else {
                        board.addDuplicates(1);
                        naive.addDuplicates(1);
                    }
                }
                case 6 -> {
                    int place = (int) random.nextBelow(outstanding);
                    if (bySack) {
                        board.markLost(board.head() + place);
                        board.order().remove(board.head() + place);
                        naive.markLost(place);
                    } else {
                        board.markLost(board.head());
                        naive.markLost(0);
                        board.limitDuplicates();
                        naive.limitDuplicates();
                    }
                }
                case 7 -> {
                    for (long i = random.nextBelow(4); i >= 0 && board.hasLost(); i--) {
                        assertThat(board.start(board.nextLost())).as(where).isEqualTo(naive.nextLost());
                        board.resent(board.nextLost(), step, 0);
                        naive.resendNext();
                    }
                }
                case 8 -> {
                    int place = (int) random.nextBelow(outstanding);
                    if (bySack && naive.isJoinable(place)) {
                        board.join(board.head() + place);
                        board.probed(board.head() + place, step, 0);
                        naive.join(place);
                    }
                }
                default -> {
                    if (random.nextBernoulli(0.2)) {
                        board.markAllLost();
                        naive.markAllLost();
                    } else if (random.nextBernoulli(0.1)) {
                        board.forgetSacks();
                        naive.forgetSacks();
                    } else if (random.nextBernoulli(0.1)) {
                        board.forgetLosses();
                        naive.forgetLosses();
                    } else if (random.nextBernoulli(0.05)) {
                        int size = (int) (50 + random.nextBelow(500));
                        Resegmentation.cut(board, size);
                        naive.resegment(size);
                    }
                }
            }
            assertThat(board.outstanding()).as(where).isEqualTo(naive.outstanding());
            assertThat(board.inFlight()).as(where).isEqualTo(naive.inFlight());
            assertOrder(board, where);
            assertThat(board.hasLost() ? board.start(board.nextLost()) : -1).as(where).isEqualTo(naive.nextLost());
        }
    }

    /** The list is in order of time, without sacked segments and such as nobody waits for. */
    private static void assertOrder(Scoreboard board, String where) {
        if (board.order().isEmpty()) {
            return;
        }
        long before = 0;
        for (int number = board.order().first();; number = board.order().after(number)) {
            assertThat(board.sentPs(number)).as(where).isGreaterThanOrEqualTo(before);
            assertThat(board.flags(number) & Scoreboard.SACKED).as(where).isZero();
            before = board.sentPs(number);
            if (board.order().isLast(number)) {
                return;
            }
        }
    }

    @Test
    void whatASackCoversInPartIsMarkedOnceItIsCoveredWhole() {
        Scoreboard board = new Scoreboard();
        AckReport report = new AckReport();
        report.begin(0, 1000);
        board.append(1000, 2000, 0, 0, false);
        board.append(2000, 3000, 0, 0, false);
        board.sack(2000, 2600, 2000, 0, RACK, report);
        assertThat(report.delivered).isZero();
        // The block has grown; what lay before 2600 need not be searched again.
        board.sack(2000, 3000, 2600, 0, RACK, report);
        assertThat(report.delivered).isEqualTo(1);
    }

    @Test
    void tellsWhenWhatWasSentOnceWasSent() {
        Scoreboard board = new Scoreboard();
        AckReport report = new AckReport();
        board.append(1000, 2000, 10, 0, false);
        board.append(2000, 3000, 20, 0, false);
        board.append(3000, 4000, 30, 0, false);
        report.begin(40, 1000);
        board.acknowledge(3000, 0, RACK, report);
        assertThat(report.firstAckedSentPs).isEqualTo(10);
        assertThat(report.lastAckedSentPs).isEqualTo(20);
        assertThat(report.resentAcked).isFalse();
        board.markAllLost();
        board.resent(board.nextLost(), 40, 0);
        report.begin(50, 3000);
        board.acknowledge(4000, 0, RACK, report);
        assertThat(report.resentAcked).isTrue();
    }
}
