package wireclock.scenario.source;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody meant. */
public final class Spelling {
    private Spelling() {}

    /**
     * The nearest of some words, if one is near enough to be what was meant: at most a third of its letters differ,
     * where a letter more, less, other, or two swapped count as one, and capitals as none. The first of equals.
     */
    public static Optional<String> nearest(String word, Collection<String> known) {
        String nearest = null;
        int least = Integer.MAX_VALUE;
        String wanted = word.toLowerCase(Locale.ROOT);
        for (String candidate : known) {
            int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
            if (distance < least && distance <= Math.max(1, Math.max(word.length(), candidate.length()) / 3)
                    && distance < candidate.length()) {
                least = distance;
                nearest = candidate;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** "Did you mean 'word'?", or another sentence where no word is near. */
    public static String hint(String word, Collection<String> known, String otherwise) {
        return nearest(word, known).map(near -> "Did you mean '" + near + "'?").orElse(otherwise);
    }

    /** The optimal string alignment distance (Damerau–Levenshtein without overlapping swaps). */
    static int distance(String a, String b) {
        // A word longer than any of ours is not a slip of the pen, and must not cost quadratic time.
        if (Math.abs(a.length() - b.length()) > 20) {
            return Integer.MAX_VALUE;
        }
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
