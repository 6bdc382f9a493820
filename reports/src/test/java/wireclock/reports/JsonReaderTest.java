package wireclock.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wireclock.reports.JsonReader.MalformedJsonException;

class JsonReaderTest {
    private static final int CASES = 2_000;

    @Test
    void theExampleOfTheRfc() throws Exception {
        // RFC 8259, section 13, shortened.
        Object tree = JsonReader.read("""
                {"Image": {"Width": 800, "Title": "View from 15th Floor", "Animated" : false,
                    "IDs": [116, 943, -2.5e3, null]}}
                """);
        assertThat(tree).isEqualTo(Map.of("Image", map("Width", new BigDecimal(800), "Title", "View from 15th Floor",
                "Animated", false, "IDs", list(new BigDecimal(116), new BigDecimal(943), new BigDecimal("-2.5e3"),
                null))));
        assertThat(JsonReader.read("\"\\u00e9\\n\\\"\\ud83d\\ude00\"")).isEqualTo("é\n\"😀");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,]", "{\"a\":1,}", "{a:1}", "\"a", "\"\t\"", "01", "1.", "+1", ".5", "nul",
            "[1 2]",
        "{} {}", "\"\\x\"", "\"\\u12g4\"", "{\"a\":1,\"a\":2}", "NaN"})
    void whatIsNoJson(String text) {
        assertThatThrownBy(() -> JsonReader.read(text)).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void aTreeThatIsTooDeepIsRefusedBeforeTheStackEnds() {
        assertThatThrownBy(() -> JsonReader.read("[".repeat(100_000))).hasMessageContaining("too deep");
    }

    @Test
    void whatIsWrittenIsRead() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            Object tree = tree(random, 4);
            assertThat(JsonReader.read(JsonWriter.write(tree))).as("seed %d", seed).isEqualTo(tree);
        }
    }

    @Test
    void whateverIsChangedNothingButTheRightExceptionComes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            StringBuilder text = new StringBuilder(JsonWriter.write(tree(random, 3)));
            for (int change = random.nextInt(3); change >= 0 && !text.isEmpty(); change--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.setCharAt(at, "{}[]\",:0e\\u\n".charAt(random.nextInt(12)));
                    default -> text.setLength(at);
                }
            }
            try {
                JsonReader.read(text.toString());
            } catch (MalformedJsonException e) {
                assertThat(e).as("seed %d", seed).hasMessageContaining("in line");
            }
        }
    }

    private static Object tree(Random random, int levels) {
        return switch (random.nextInt(levels > 0 ? 6 : 4)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> new BigDecimal(random.nextInt(-1000, 1000));
            case 3 -> text(random);
            case 4 -> {
                Map<String, Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    map.put(text(random), tree(random, levels - 1));
                }
                yield map;
            }
            default -> {
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(tree(random, levels - 1));
                }
                yield list;
            }
        };
    }

    private static String text(Random random) {
        String letters = "abc \"\\/\n\r\t\b\f\u0001é€😀";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            int at = random.nextInt(letters.length());
            text.append(letters, at, at + 1);
        }
        return text.toString();
    }

    private static Map<String, Object> map(Object... entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], entries[i + 1]);
        }
        return map;
    }

    private static List<Object> list(Object... items) {
        List<Object> list = new ArrayList<>();
        for (Object item : items) {
            list.add(item);
        }
        return list;
    }
}
