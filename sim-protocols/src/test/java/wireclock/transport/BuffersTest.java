package wireclock.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStream;
import wireclock.wire.BytesPayload;
import wireclock.wire.GeneratedPayload;
import wireclock.wire.Payload;

class BuffersTest {
    private static final long PATTERN = 77;

    /** Generated and real bytes of one stream in turn, so that slices also cross from one kind to the other. */
    private static Payload piece(RandomStream random, long offset, int length) {
        Payload generated = new GeneratedPayload(PATTERN, offset, length);
        return random.nextBernoulli(0.5) ? generated : new BytesPayload(generated.toBytes());
    }

    @Test
    void aSendBufferGivesAnyStretchOfWhatWasWrittenAndNotReleased() {
        for (long seed = 1; seed <= 200; seed++) {
            RandomStream random = new RandomStream(seed, "send buffer");
            int capacity = (int) (1 + random.nextBelow(3000));
            SendBuffer buffer = new SendBuffer(capacity);
            long start = 0;
            long end = 0;
            for (int step = 0; step < 300; step++) {
                String where = "seed " + seed + " step " + step;
                switch ((int) random.nextBelow(4)) {
                    case 0 -> {
                        int length = (int) random.nextBelow(500);
                        int taken = (int) Math.min(length, capacity - (end - start));
                        assertThat(buffer.write(piece(random, end, length))).as(where).isEqualTo(taken);
                        end += taken;
                    }
                    case 1 -> {
                        start += random.nextBelow(end - start + 1);
                        buffer.releaseUpTo(start);
                    }
                    default -> {
                        long from = start + random.nextBelow(end - start + 1);
                        int length = (int) random.nextBelow(end - from + 1);
                        Payload slice = buffer.slice(from, length);
                        assertThat(slice.length()).as(where).isEqualTo(length);
                        assertThat(length == 0 || slice.matches(PATTERN, from)).as(where).isTrue();
                    }
                }
                assertThat(buffer.start()).isEqualTo(start);
                assertThat(buffer.end()).isEqualTo(end);
                assertThat(buffer.free()).isEqualTo(capacity - (end - start));
            }
        }
    }

    @Test
    void aSendBufferRefusesWhatItDoesNotHold() {
        SendBuffer buffer = new SendBuffer(100);
        buffer.write(new GeneratedPayload(PATTERN, 0, 50));
        buffer.releaseUpTo(10);
        assertThatThrownBy(() -> buffer.slice(9, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> buffer.slice(49, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(buffer.slice(10, 40).matches(PATTERN, 10)).isTrue();
    }

    @Test
    void aReceiveBufferGivesTheStreamInOrder() {
        for (long seed = 1; seed <= 200; seed++) {
            RandomStream random = new RandomStream(seed, "receive buffer");
            ReceiveBuffer buffer = new ReceiveBuffer();
            long written = 0;
            long read = 0;
            for (int step = 0; step < 300; step++) {
                if (random.nextBernoulli(0.4)) {
                    int length = (int) (1 + random.nextBelow(300));
                    buffer.append(piece(random, written, length));
                    written += length;
                } else {
                    int limit = (int) random.nextBelow(200);
                    Payload payload = buffer.read(limit);
                    assertThat(payload.length()).isLessThanOrEqualTo(limit);
                    assertThat(payload.length() > 0).isEqualTo(limit > 0 && read < written);
                    assertThat(payload.length() == 0 || payload.matches(PATTERN, read)).as("seed " + seed).isTrue();
                    read += payload.length();
                }
                assertThat(buffer.available()).isEqualTo(written - read);
            }
        }
    }
}
