package wireclock.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStream;
import wireclock.wire.BytesPayload;

class ReassemblyQueueTest {
    private static final int STREAM = 600;

    /** Arrivals of different content, so that it shows which copy of an overlapping byte is kept: the first. */
    @Test
    void agreesWithAnArrayOfBytes() {
        for (long seed = 1; seed <= 500; seed++) {
            RandomStream random = new RandomStream(seed, "reassembly");
            ReassemblyQueue queue = new ReassemblyQueue();
            ReceiveBuffer buffer = new ReceiveBuffer();
            Integer[] held = new Integer[STREAM];
            int end = 0;
            for (int step = 0; end < STREAM; step++) {
                int from = Math.max(end, (int) random.nextBelow(STREAM));
                int length = (int) Math.min(STREAM - from, random.nextBelow(60));
                if (random.nextBernoulli(0.2)) {
                    from = end;
                    length = Math.min(STREAM - from, 5);
                }
                byte[] bytes = new byte[length];
                int added = 0;
                for (int i = 0; i < length; i++) {
                    bytes[i] = (byte) step;
                    if (held[from + i] == null) {
                        held[from + i] = step;
                        added++;
                    }
                }
                String where = "seed " + seed + " step " + step;
                assertThat(queue.insert(from, new BytesPayload(bytes))).as(where).isEqualTo(added);
                checkIslands(queue, held, end, where);
                int newEnd = (int) queue.drain(end, buffer);
                while (end < STREAM && held[end] != null) {
                    byte[] one = buffer.read(1).toBytes();
                    assertThat(one).as(where + " byte " + end).containsExactly(held[end].byteValue());
                    end++;
                }
                assertThat(newEnd).as(where).isEqualTo(end);
                assertThat(buffer.available()).isZero();
            }
            assertThat(queue.isEmpty()).isTrue();
            assertThat(queue.bytes()).isZero();
            assertThat(queue.recentIslands()).isZero();
        }
    }

    private static void checkIslands(ReassemblyQueue queue, Integer[] held, int end, String where) {
        int islands = 0;
        long bytes = 0;
        for (int i = end; i < STREAM; i++) {
            bytes += held[i] != null ? 1 : 0;
            islands += held[i] != null && (i == end || held[i - 1] == null) ? 1 : 0;
        }
        assertThat(queue.snapshot()).as(where).hasSize(islands);
        assertThat(queue.bytes()).as(where).isEqualTo(bytes);
        assertThat(queue.recentIslands()).as(where).isEqualTo(Math.min(islands, 4));
    }

    @Test
    void theLatestIslandComesFirst() {
        ReassemblyQueue queue = new ReassemblyQueue();
        for (int i = 1; i <= 6; i++) {
            queue.insert(100L * i, new BytesPayload(new byte[10]));
        }
        queue.insert(110, new BytesPayload(new byte[5]));
        assertThat(queue.recentIslands()).isEqualTo(4);
        assertThat(queue.recentStart(0)).isEqualTo(100);
        assertThat(queue.recentEnd(0)).isEqualTo(115);
        assertThat(queue.recentStart(1)).isEqualTo(600);
        assertThat(queue.recentStart(3)).isEqualTo(400);
    }
}
