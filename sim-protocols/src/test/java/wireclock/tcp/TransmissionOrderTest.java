package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStream;

/** The order of transmissions against a list, in random sequences of all that happens to it. */
class TransmissionOrderTest {
    @Test
    void agreesWithAList() {
        for (long seed = 1; seed <= 200; seed++) {
            run(new RandomStream(seed, "transmission order"), "seed " + seed);
        }
    }

    private static void run(RandomStream random, String where) {
        int size = 4;
        // Numbers wrap around 2^31, as they may in a long run.
        int head = Integer.MAX_VALUE - 100;
        int tail = head;
        TransmissionOrder order = new TransmissionOrder(size);
        List<Integer> naive = new ArrayList<>();
        for (int step = 0; step < 2000; step++) {
            int number = head + (int) random.nextBelow(Math.max(tail - head, 1));
            switch ((int) random.nextBelow(tail == head ? 1 : 5)) {
                case 0 -> {
                    if (tail - head == size) {
                        size *= 2;
                        order.resize(size, head, tail);
                    }
                    order.add(tail);
                    naive.add(tail++);
                }
                case 1 -> {
                    order.remove(head);
                    naive.remove((Integer) head++);
                }
                case 2 -> {
                    order.remove(number);
                    naive.remove((Integer) number);
                }
                case 3 -> {
                    order.remove(number);
                    naive.remove((Integer) number);
                    order.add(number);
                    naive.add(number);
                }
                default -> {
                    // The one at the head is joined with the next: it gets that one's number.
                    if (tail - head > 1) {
                        order.remove(head + 1);
                        naive.remove((Integer) (head + 1));
                        order.rename(head, head + 1);
                        if (naive.contains(head)) {
                            naive.set(naive.indexOf(head), head + 1);
                        }
                        head++;
                    }
                }
            }
            assertThat(listed(order)).as(where + " step " + step).isEqualTo(naive);
        }
    }

    private static List<Integer> listed(TransmissionOrder order) {
        List<Integer> numbers = new ArrayList<>();
        if (!order.isEmpty()) {
            int number = order.first();
            numbers.add(number);
            while (!order.isLast(number)) {
                number = order.after(number);
                numbers.add(number);
            }
        }
        return numbers;
    }
}
