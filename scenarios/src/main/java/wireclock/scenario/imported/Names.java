package wireclock.scenario.imported;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Gives things of a file names that a scenario takes: letters, digits, - and _, each once. */
final class Names {
    private static final int LONGEST = 56;
    /** Letters that are no other letter with a mark. */
    private static final Map<String, String> LETTERS = Map.of("\u00F8", "o", "\u00D8", "O", "\u00E6", "ae",
            "\u00C6", "Ae",
            "\u00DF", "ss", "\u0142", "l", "\u0141", "L", "\u0111", "d", "\u0131", "i");
    private static final Pattern OTHER_LETTER = Pattern.compile("[^\\p{ASCII}]");

    private final Map<String, String> byId = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /** The name of an identifier, made of its label when it is asked for the first time. */
    String of(String id, String label) {
        return byId.computeIfAbsent(id, key -> free(plain(label, key)));
    }

    private String free(String wanted) {
        String name = wanted;
        for (int number = 2; !taken.add(name); number++) {
            name = wanted + "-" + number;
        }
        return name;
    }

    /** São Paulo becomes Sao-Paulo. */
    private static String plain(String label, String id) {
        for (String text : new String[] {label, id}) {
            String plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
            plain = OTHER_LETTER.matcher(plain).replaceAll(letter -> LETTERS.getOrDefault(letter.group(), "-"))
                    .replaceAll("[^A-Za-z0-9_]+", "-").replaceAll("^[-_]+|-+$", "");
            if (!plain.isEmpty()) {
                return plain.substring(0, Math.min(LONGEST, plain.length())).replaceAll("-+$", "");
            }
        }
        return "node";
    }

    /** A name for an interface, which may hold a dot: ethernet-1/1 becomes ethernet-1-1. */
    static String ofInterface(String port) {
        String plain = port.replaceAll("[^A-Za-z0-9_.-]+", "-");
        plain = plain.matches("[A-Za-z].*") ? plain : "if-" + plain;
        return plain.substring(0, Math.min(32, plain.length()));
    }

    /** A name for a scenario. */
    static String ofScenario(String title) {
        String plain = plain(title, "imported").toLowerCase(Locale.ROOT).replace('_', '-');
        return plain.isEmpty() ? "imported" : plain;
    }
}
