package wireclock.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The seeds of a test, as they are written: {@code 1..3, 7}. */
final class Seeds {
    private static final int MOST = 10_000;
    private static final Pattern RANGE = Pattern.compile("(-?[0-9]{1,18})(?:\\s*\\.\\.\\s*(-?[0-9]{1,18}))?");

    private Seeds() {}

    static List<Long> of(String text) {
        List<Long> seeds = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher range = RANGE.matcher(part.strip());
            if (!range.matches()) {
                throw new IllegalArgumentException("'" + text + "' is no list of seeds. Write 1..3 or 1, 4, 9.");
            }
            long first = Long.parseLong(range.group(1));
            long last = range.group(2) == null ? first : Long.parseLong(range.group(2));
            if (last < first || last - first >= MOST - seeds.size()) {
                throw new IllegalArgumentException("'" + text + "': a test has 1 to " + MOST + " seeds, ascending");
            }
            for (long seed = first; seed <= last; seed++) {
                seeds.add(seed);
            }
        }
        return seeds;
    }
}
