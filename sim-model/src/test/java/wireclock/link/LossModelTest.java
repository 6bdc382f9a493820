package wireclock.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStream;
import wireclock.wire.EthernetFrame;

class LossModelTest {
    private static final EthernetFrame FRAME = Frames.numbered(1, 100);

    @Test
    void theListNamesFramesFromOne() {
        assertThat(lost(new ListedLoss(7, 3, 3), 10)).containsExactly(3, 7);
    }

    @Test
    void everyNth() {
        assertThat(lost(new PeriodicLoss(4), 10)).containsExactly(4, 8);
        assertThat(lost(new PeriodicLoss(1), 3)).containsExactly(1, 2, 3);
    }

    /**
     * Enter 1 %, leave 20 %: bad for 1/21 of the frames; bursts of 5 on average, of which 90 % are lost; in the long run
     * 0.9 / 21 + 0.001 · 20 / 21 of all.
     */
    @Test
    void burstsHaveTheirShareAndLength() {
        int frames = 2_000_000;
        GilbertElliottLoss loss = new GilbertElliottLoss(0.01, 0.2, 0.9, 0.001, new RandomStream(1, "bursts"));
        double share = lost(loss, frames).size() / (double) frames;
        // The states of near frames go together: a burst is 1 + 2 · 0.79 / 0.21 frames' worth of variance, 3σ is 0.13 %.
        assertThat(share).isCloseTo(0.9 / 21 + 0.001 * 20 / 21, within(0.0013));

        List<Integer> all = lost(new GilbertElliottLoss(0.01, 0.2, 1, 0, new RandomStream(2, "bursts")), frames);
        int bursts = 0;
        for (int i = 0; i < all.size(); i++) {
            bursts += i == 0 || all.get(i) != all.get(i - 1) + 1 ? 1 : 0;
        }
        // 19,000 bursts of a geometric length: σ of the mean is √20 / √19,000 = 0.032.
        assertThat((double) all.size() / bursts).isCloseTo(5, within(0.1));
    }

    /** Two draws a frame, whatever the state: the stream stands at the same place. */
    @Test
    void burstsDrawTwiceAFrame() {
        RandomStream used = new RandomStream(1, "draws");
        RandomStream counted = new RandomStream(1, "draws");
        GilbertElliottLoss loss = new GilbertElliottLoss(0.5, 0.5, 1, 0, used);
        for (int i = 0; i < 100; i++) {
            loss.loses(FRAME);
            counted.nextLong();
            counted.nextLong();
        }
        assertThat(used.nextLong()).isEqualTo(counted.nextLong());
    }

    private static List<Integer> lost(LossModel model, int frames) {
        List<Integer> lost = new ArrayList<>();
        for (int i = 1; i <= frames; i++) {
            if (model.loses(FRAME)) {
                lost.add(i);
            }
        }
        return lost;
    }
}
