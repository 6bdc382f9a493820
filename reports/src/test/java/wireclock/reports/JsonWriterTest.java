package wireclock.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    @Test
    void aTreeInItsOwnOrder() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("zeta", 1);
        tree.put("alpha", List.of("a", List.of(), Map.of(), List.of(true, -2L)));
        tree.put("nothing", null);
        tree.put("inner", Map.of("rate", 0.1));
        assertThat(JsonWriter.write(tree)).isEqualTo("""
                {
                  "zeta": 1,
                  "alpha": [
                    "a",
                    [],
                    {},
                    [
                      true,
                      -2
                    ]
                  ],
                  "nothing": null,
                  "inner": {
                    "rate": 0.1
                  }
                }
                """);
    }

    @Test
    void escapesWhatMustBeAndNothingElse() {
        assertThat(JsonWriter.write("\" \\ / \b\f\n\r\t \u0000 \u001f \u007f é → \uD83D\uDE00"))
                .isEqualTo("\"\\\" \\\\ / \\b\\f\\n\\r\\t \\u0000 \\u001f \u007f é → \uD83D\uDE00\"\n");
    }

    @Test
    void halvesOfCharactersAreEscaped() {
        assertThat(JsonWriter.write("\uD83D")).isEqualTo("\"\\ud83d\"\n");
        assertThat(JsonWriter.write("a\uDE00b\uD83Dc")).isEqualTo("\"a\\ude00b\\ud83dc\"\n");
    }

    @Test
    void numbersHaveNoExponent() {
        assertThat(JsonWriter.write(List.of(1e10, 1.0, new BigDecimal("1E+3"), new BigDecimal("0.0295264"),
                new BigInteger("18446744073709551615"), Long.MIN_VALUE, (short) 3, (byte) 4)))
                .isEqualTo("[\n  10000000000,\n  1,\n  1000,\n  0.0295264,\n  18446744073709551615,\n"
                        + "  -9223372036854775808,\n  3,\n  4\n]\n");
    }

    @Test
    void refusesWhatJsonDoesNotKnow() {
        assertThatThrownBy(() -> JsonWriter.write(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JsonWriter.write(Map.of(1, 2))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JsonWriter.write(new int[0])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void compactHasNothingBetween() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("a", List.of(1, "two", List.of()));
        tree.put("b", Map.of("c", new long[] {-1, 0, 9_007_199_254_740_993L}));
        assertThat(JsonWriter.compact(tree)).isEqualTo("{\"a\":[1,\"two\",[]],\"b\":{\"c\":[-1,0,9007199254740993]}}");
    }
}
