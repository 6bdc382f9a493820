package wireclock.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import wireclock.scenario.source.Problem;
import wireclock.scenario.source.ScenarioException;

/** Whatever is done to a text, it loads or is refused in words, at a place that it has. */
class MutationTest {
    private static final String[] PIECES = {"{", "}", "[", "]", ":", ": ", ", ", "- ", "\n", "  ", "\t", "\"", "'", "#", "&a ", "*a",
            "$loss", "$", "${", "!!x ", "~", "-1", "1e99", "99999999999999999999", "%", " ms", " MB", "pc*", "*", "|", ">-", "?",
            "\u0000", "\uD800", "é", "true", "null", "---\n", "..."};

    @Test
    void fewThousand() {
        mutate(4_000, 20_260_102);
    }

    @Test
    @Tag("long")
    void manyThousand() {
        mutate(200_000, 20_260_103);
    }

    private static void mutate(int count, long seed) {
        Random random = new Random(seed);
        int loaded = 0;
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder(CompleteTest.COMPLETE);
            for (int edits = random.nextInt(3); edits >= 0; edits--) {
                edit(text, random);
            }
            loaded += load(text.toString(), "seed " + seed + ", case " + i) ? 1 : 0;
        }
        assertThat(loaded).as("some still load, most do not").isBetween(count / 100, count / 2);
    }

    private static void edit(StringBuilder text, Random random) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + 1 + random.nextInt(8));
        switch (random.nextInt(4)) {
            case 0 -> text.delete(at, end);
            case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
            case 2 -> text.replace(at, end, PIECES[random.nextInt(PIECES.length)]);
            default -> text.insert(random.nextInt(text.length()), text.substring(at, end));
        }
    }

    private static boolean load(String text, String which) {
        try {
            Scenario scenario = ScenarioLoader.load("t.yaml", text, Overrides.NONE);
            assertThat(scenario.tree()).as(which).isNotEmpty();
            return true;
        } catch (ScenarioException e) {
            long lines = text.lines().count() + 1;
            for (Problem problem : e.problems()) {
                assertThat((long) problem.line()).as("%s: %s", which, problem).isBetween(1L, lines);
                assertThat(problem.column()).as("%s: %s", which, problem).isPositive();
                assertThat(problem.toString()).as(which).doesNotContain("\n", "Exception");
            }
            return false;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(which + "\n" + text, e);
        }
    }
}
