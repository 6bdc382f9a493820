package wireclock.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wireclock.wire.BytesPayload;
import wireclock.wire.GeneratedPayload;

/** Receivers prove every byte, so a wrong one must not get through. */
class NumberedPayloadTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 15, 16, 17, 160, 1472})
    void whatWasSentIsRightAlsoAsPlainBytes(int length) {
        NumberedPayload payloads = new NumberedPayload("f", 42, length);
        for (long number : new long[] {0, 1, 255, 1L << 40}) {
            assertThatCode(() -> payloads.check(payloads.numbered(number, 1234567, length))).doesNotThrowAnyException();
            assertThatCode(() -> payloads.check(new BytesPayload(payloads.numbered(number, 1234567, length).toBytes())))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void oneWrongByteIsFound() {
        NumberedPayload payloads = new NumberedPayload("f", 42, 160);
        for (int i = 0; i < 160; i++) {
            byte[] bytes = payloads.numbered(3, 99, 160).toBytes();
            bytes[i] ^= 1;
            assertThatExceptionOfType(WrongBytesException.class)
                    .isThrownBy(() -> payloads.check(new BytesPayload(bytes)));
        }
    }

    @Test
    void anotherLengthOrStreamIsFound() {
        NumberedPayload payloads = new NumberedPayload("f", 42, 160);
        assertThatExceptionOfType(WrongBytesException.class)
                .isThrownBy(() -> payloads.check(new NumberedPayload("g", 42, 161).numbered(3, 99, 161)));
        assertThatExceptionOfType(WrongBytesException.class)
                .isThrownBy(() -> payloads.check(new NumberedPayload("g", 43, 160).numbered(3, 99, 160)));
    }

    @Test
    void theLastOneMayBeShorter() {
        NumberedPayload payloads = new NumberedPayload("f", 42, 160);
        byte[] bytes = payloads.numbered(3, 99, 20).toBytes();
        assertThatCode(() -> payloads.check(new BytesPayload(bytes))).doesNotThrowAnyException();
        bytes[19] ^= 1;
        assertThatExceptionOfType(WrongBytesException.class)
                .isThrownBy(() -> payloads.check(new BytesPayload(bytes)));
    }

    @Test
    void textsStandInTheirPlaces() {
        List<TcpFlowConfig.Message> messages = List.of(new TcpFlowConfig.Message(true, 5, "Hello"),
                new TcpFlowConfig.Message(false, 3), new TcpFlowConfig.Message(true, 10));
        StreamContent client = StreamContent.of(messages, true, 42);
        assertThat(new String(client.slice(0, 5).toBytes(), StandardCharsets.UTF_8)).isEqualTo("Hello");
        assertThat(client.matches(client.slice(3, 8), 3)).isTrue();
        assertThat(client.matches(new BytesPayload("Hallo".getBytes(StandardCharsets.UTF_8)), 0)).isFalse();
        assertThat(client.matches(client.slice(10, 5), 11)).isFalse();
        assertThat(client.matches(new GeneratedPayload(42, 5, 11), 5)).as("beyond the last message").isFalse();
        assertThat(StreamContent.of(messages, false, 42).slice(0, 3)).isEqualTo(new GeneratedPayload(42, 0, 3));
    }

    @Test
    void aStreamMustComeInOrder() {
        DeliveredStream stream = new DeliveredStream("f", new StreamContent(42));
        stream.take(new GeneratedPayload(42, 0, 100));
        assertThatExceptionOfType(WrongBytesException.class)
                .isThrownBy(() -> stream.take(new GeneratedPayload(42, 101, 100)))
                .withMessage("flow f: the 100 bytes at offset 100 are not the ones that were sent");
        stream.take(new GeneratedPayload(42, 100, 100));
    }
}
