package wireclock.workload;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wireclock.wire.BytesPayload;
import wireclock.wire.GeneratedPayload;

/** Receivers prove every byte, so a wrong one must not get through. */
class NumberedPayloadTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 160, 1472})
    void whatWasSentIsRightAlsoAsPlainBytes(int length) {
        NumberedPayload payloads = new NumberedPayload("f", 42, length);
        for (long number : new long[] {0, 1, 255, 1L << 40}) {
            assertThatCode(() -> payloads.check(payloads.numbered(number))).doesNotThrowAnyException();
            assertThatCode(() -> payloads.check(new BytesPayload(payloads.numbered(number).toBytes())))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void oneWrongByteIsFound() {
        NumberedPayload payloads = new NumberedPayload("f", 42, 160);
        for (int i = 0; i < 160; i++) {
            byte[] bytes = payloads.numbered(3).toBytes();
            bytes[i] ^= 1;
            assertThatExceptionOfType(WrongBytesException.class)
                    .isThrownBy(() -> payloads.check(new BytesPayload(bytes)));
        }
    }

    @Test
    void anotherLengthOrStreamIsFound() {
        NumberedPayload payloads = new NumberedPayload("f", 42, 160);
        assertThatExceptionOfType(WrongBytesException.class)
                .isThrownBy(() -> payloads.check(new NumberedPayload("g", 42, 161).numbered(3)));
        assertThatExceptionOfType(WrongBytesException.class)
                .isThrownBy(() -> payloads.check(new NumberedPayload("g", 43, 160).numbered(3)));
    }

    @Test
    void aStreamMustComeInOrder() {
        DeliveredStream stream = new DeliveredStream("f", 42);
        stream.take(new GeneratedPayload(42, 0, 100));
        assertThatExceptionOfType(WrongBytesException.class)
                .isThrownBy(() -> stream.take(new GeneratedPayload(42, 101, 100)))
                .withMessage("flow f: the 100 bytes at offset 100 are not the ones that were sent");
        stream.take(new GeneratedPayload(42, 100, 100));
    }
}
