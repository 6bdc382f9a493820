package wireclock.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStream;
import wireclock.transport.Bbr3Cycle.Phase;

/** How BBR v3 answers marks of ECN on a path of 4 ms that is said to mark early, and that it does not elsewhere. */
class Bbr3MarksTest {
    /** α = 15/16 α + 1/16 F, as RFC 8257 §3.3 has it, in floating point. */
    @Test
    void theShareIsSmoothedAsByDctcp() {
        long seed = 7;
        RandomStream random = new RandomStream(seed, "marks");
        MarkShare share = new MarkShare(true);
        double alpha = 1;
        int delivered = 0;
        int marked = 0;
        for (int i = 0; i < 200; i++) {
            int segments = 50 + (int) random.nextBelow(100);
            int marks = (int) random.nextBelow(segments + 1);
            delivered += segments;
            marked += marks;
            share.roundEnds(delivered, marked, 4000);
            alpha = alpha * 15 / 16 + (double) marks / segments / 16;
            // Two divisions round down each time, and what they lose is forgotten at a sixteenth a round: at most 32/256.
            assertThat(share.alpha() / 256.0).as("seed %d, round %d", seed, i).isBetween(alpha - 32 / 256.0, alpha + 1e-9);
        }
        assertThat(share.kept()).isEqualTo(256 - share.alpha() * 85 / 256);
    }

    @Test
    void onALongPathMarksAreNotHeeded() {
        MarkShare share = new MarkShare(true);
        share.roundEnds(100, 100, 5001);
        assertThat(share.isEligible()).isFalse();
        share.roundEnds(200, 200, 5000);
        assertThat(share.isEligible()).isTrue();
        assertThat(new MarkShare(false).roundEnds(100, 100, 100)).isFalse();
    }

    @Test
    void twoRoundsOfManyMarksEndStartup() {
        Bbr3Path path = new Bbr3Path(1, 4, true);
        assertThat(path.bbr.needsExactEcn()).isTrue();
        path.round(10, 10, 0);
        path.marked = true;
        path.round(20, 20, 0);
        assertThat(path.bbr.mode()).isEqualTo(BbrMode.STARTUP);
        path.round(40, 40, 0);
        assertThat(path.bbr.mode()).isNotEqualTo(BbrMode.STARTUP);
        // Three bursts: 2.77 times 20 segments in 4 ms are 13.7 MB/s, 1/1024 of which with 512 B is 13 segments.
        assertThat(path.bbr.highInFlight()).isEqualTo(39);
    }

    /** All of one round is marked when hardly any had been: alpha is 1/16 of it, of which a third is cut. */
    @Test
    void marksCutByAThirdOfTheirShare() {
        Bbr3Path path = new Bbr3Path(1, 4, true);
        path.reachProbing();
        // 58 rounds let the first alpha of 1 sink to nothing; it probes after 63.
        path.reach(Phase.CRUISE, 100);
        for (int i = 0; i < 50; i++) {
            path.round(Bbr3Path.SEGMENTS, 100, 0);
        }
        assertThat(path.bbr.phase()).isEqualTo(Phase.CRUISE);
        assertThat(path.bbr.lowInFlight()).isEqualTo(LeadingControl.NO_BOUND);
        int before = path.window.segments();
        path.marked = true;
        path.round(Bbr3Path.SEGMENTS, 100, 0);
        double alpha = StrictMath.pow(15 / 16.0, 56) * 15 / 16 + 1 / 16.0;
        assertThat((double) path.bbr.lowInFlight()).isEqualTo(before * (1 - alpha / 3), within(0.015 * before));
        assertThat(path.window.segments()).isEqualTo(path.bbr.lowInFlight());
    }

    @Test
    void withoutTheSettingMarksChangeNothing() {
        Bbr3Path path = new Bbr3Path(1, 4, false);
        assertThat(path.bbr.needsExactEcn()).isFalse();
        path.marked = true;
        path.reachProbing();
        path.reach(Phase.CRUISE, 100);
        path.round(Bbr3Path.SEGMENTS, 100, 0);
        assertThat(path.bbr.lowInFlight()).isEqualTo(LeadingControl.NO_BOUND);
        assertThat(path.bbr.highInFlight()).isEqualTo(LeadingControl.NO_BOUND);
    }
}
