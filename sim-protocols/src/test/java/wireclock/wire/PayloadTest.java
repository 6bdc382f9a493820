package wireclock.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PayloadTest {
    private static final long PATTERN = 0x1234_5678_9ABC_DEF0L;
    private static final byte POISON = 0x55;

    @Test
    void rendersGeneratedBytesAtEveryAlignment() {
        for (int offset = 0; offset < 16; offset++) {
            for (int from = 0; from < 9; from++) {
                for (int count = 0; count < 40; count++) {
                    byte[] target = new byte[60];
                    Arrays.fill(target, POISON);
                    new GeneratedPayload(PATTERN, offset, 50).copyTo(from, target, 5, count);
                    for (int i = 0; i < target.length; i++) {
                        byte expected = i < 5 || i >= 5 + count
                                ? POISON : GeneratedPayload.byteAt(PATTERN, (long) offset + from + i - 5);
                        assertThat(target[i]).as("offset %d from %d count %d byte %d", offset, from, count, i)
                                .isEqualTo(expected);
                    }
                }
            }
        }
    }

    @Test
    void rendersFarBeyondTwoGibibytes() {
        long offset = 5_000_000_003L;
        byte[] bytes = new GeneratedPayload(PATTERN, offset, 20).toBytes();
        for (int i = 0; i < bytes.length; i++) {
            assertThat(bytes[i]).isEqualTo(GeneratedPayload.byteAt(PATTERN, offset + i));
        }
    }

    @Test
    void refusesToCopyMoreThanThereIs() {
        assertThatThrownBy(() -> new GeneratedPayload(PATTERN, 0, 10).copyTo(5, new byte[20], 0, 6))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void equalsByContentHoweverItIsDescribed() {
        Payload generated = new GeneratedPayload(PATTERN, 3, 30);
        Payload stored = new BytesPayload(generated.toBytes());
        Payload joined = new JoinedPayload(stored.slice(0, 11), generated.slice(11, 19));
        Payload[] same = {generated, stored, joined};
        for (Payload one : same) {
            for (Payload other : same) {
                assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
            }
            assertThat(one).isNotEqualTo(new GeneratedPayload(PATTERN, 4, 30))
                    .isNotEqualTo(stored.slice(0, 29)).isNotEqualTo(BytesPayload.EMPTY);
        }
        assertThat(new GeneratedPayload(PATTERN, 8, 5)).isEqualTo(new GeneratedPayload(PATTERN + 1, 0, 5));
    }

    @Test
    void tellsApartWhatDiffersInTheLastByte() {
        byte[] bytes = new GeneratedPayload(PATTERN, 0, 30).toBytes();
        bytes[29] ^= 1;
        assertThat(new BytesPayload(bytes)).isNotEqualTo(new GeneratedPayload(PATTERN, 0, 30));
    }

    @Test
    void copiesWhatItIsToldToCopy() {
        byte[] bytes = {1, 2, 3, 4};
        BytesPayload copy = BytesPayload.copyOf(bytes, 1, 3);
        bytes[1] = 9;
        assertThat(copy.toBytes()).containsExactly(2, 3);
    }
}
