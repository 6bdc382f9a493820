package wireclock.scenario;

import java.util.LinkedHashMap;
import java.util.Map;
import wireclock.scenario.language.Text;

/** The names of the differentiated services code points, as IANA lists them. */
final class Dscp {
    /** In the bands of a queue: all code points that are not named. */
    static final int OTHERS = -1;
    static final int CODE_POINTS = 64;

    private static final String OTHERS_WORD = "others";
    private static final String HINT = "Write a name, as EF, AF41, CS6, LE or DF, or a number from 0 to 63.";

    static final Text<Integer> CODE_POINT = Text.of("DSCP", "a DSCP", HINT, "[A-Za-z0-9-]{1,12}", Dscp::parse,
            Dscp::format);
    static final Text<Integer> OR_OTHERS = Text.of("DSCP or `others`", "a DSCP", HINT + " `others` are all the rest.",
            "[A-Za-z0-9-]{1,12}", text -> text.equals(OTHERS_WORD) ? OTHERS : parse(text),
            value -> value == OTHERS ? OTHERS_WORD : format(value));

    private Dscp() {}

    private static Map<String, Integer> names() {
        Map<String, Integer> names = new LinkedHashMap<>();
        names.put("DF", 0);
        // RFC 8622, RFC 5865, RFC 3246
        names.put("LE", 1);
        names.put("VOICE-ADMIT", 44);
        names.put("EF", 46);
        for (int selector = 0; selector < 8; selector++) {
            // RFC 2474 §4.2.2
            names.put("CS" + selector, selector * 8);
        }
        for (int assured = 1; assured <= 4; assured++) {
            for (int precedence = 1; precedence <= 3; precedence++) {
                // RFC 2597 §6
                names.put("AF" + assured + precedence, assured * 8 + precedence * 2);
            }
        }
        return names;
    }

    private static int parse(String text) {
        Integer named = names().get(text);
        if (named != null) {
            return named;
        }
        int number = Integer.parseInt(text);
        if (number < 0 || number >= CODE_POINTS) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    private static String format(int value) {
        for (Map.Entry<String, Integer> name : names().entrySet()) {
            if (name.getValue() == value) {
                return name.getKey();
            }
        }
        return Integer.toString(value);
    }
}
