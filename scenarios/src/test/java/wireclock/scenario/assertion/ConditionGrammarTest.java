package wireclock.scenario.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import wireclock.metrics.figures.FigureTable;
import wireclock.metrics.figures.FlowFigures;
import wireclock.metrics.figures.FlowSource;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.MetricDefinition;
import wireclock.metrics.RttStatistics;
import wireclock.reports.assertion.Condition;
import wireclock.reports.assertion.Truth;
import wireclock.scenario.source.Mark;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.YamlNode;

/** Random conditions as text, against the same ones evaluated by hand while they are written. */
class ConditionGrammarTest {
    /** Flows whose {@code bytes_delivered} is known. */
    private static final Map<String, Long> BYTES = Map.of("a", 3L, "b-1", 10L, "2c", 0L, "d_4", 77L);

    private final Random random = new Random();

    /** A piece of text with what it is worth: a number of bytes, or a plain one. */
    private record Piece(String text, double value, boolean isSize) {}

    private record Said(String text, boolean truth) {}

    @Test
    void conditionsMeanWhatTheySay() {
        long seed = System.nanoTime();
        random.setSeed(seed);
        for (int i = 0; i < 5_000; i++) {
            Said said = condition(4);
            assertThat(test(said.text)).as("seed %d: %s", seed, said.text).isEqualTo(Truth.valueOf(
                    said.truth ? "TRUE" : "FALSE"));
        }
    }

    private Said condition(int depth) {
        int choice = depth == 0 ? 0 : random.nextInt(6);
        return switch (choice) {
            case 1 -> {
                Said left = condition(depth - 1);
                Said right = condition(depth - 1);
                yield new Said("(" + left.text + ")" + blank() + "and " + "(" + right.text + ")", left.truth && right.truth);
            }
            case 2 -> {
                // Without brackets: 'and' binds more than 'or'.
                Said one = comparison();
                Said two = comparison();
                Said three = comparison();
                yield new Said(one.text + " or " + two.text + " and " + three.text,
                        one.truth || two.truth && three.truth);
            }
            case 3 -> {
                Said inner = condition(depth - 1);
                yield new Said("not (" + inner.text + ")", !inner.truth);
            }
            default -> comparison();
        };
    }

    private Said comparison() {
        boolean size = random.nextBoolean();
        Piece left = sum(2, size);
        Piece right = sum(2, size);
        if (random.nextInt(5) == 0) {
            Piece most = sum(2, size);
            return new Said(left.text + " in " + right.text + " .. " + most.text,
                    left.value >= right.value && left.value <= most.value);
        }
        String sign = List.of("<", "<=", "==", "!=", ">=", ">").get(random.nextInt(6));
        boolean truth = switch (sign) {
            case "<" -> left.value < right.value;
            case "<=" -> left.value <= right.value;
            case "==" -> left.value == right.value;
            case "!=" -> left.value != right.value;
            case ">=" -> left.value >= right.value;
            default -> left.value > right.value;
        };
        return new Said(left.text + blank() + sign + blank() + right.text, truth);
    }

    /** Terms joined from left to right, as school teaches it. Whole numbers below 2^53: nothing is rounded. */
    private Piece sum(int depth, boolean size) {
        Piece sum = product(depth, size);
        for (int more = random.nextInt(3); more > 0; more--) {
            Piece next = product(depth, size);
            boolean plus = random.nextBoolean();
            sum = new Piece(sum.text + (plus ? " + " : " - ") + next.text,
                    plus ? sum.value + next.value : sum.value - next.value, size);
        }
        return sum;
    }

    private Piece product(int depth, boolean size) {
        Piece first = factor(depth, size);
        if (random.nextInt(3) > 0) {
            return first;
        }
        Piece second = factor(depth, false);
        return new Piece(first.text + " *" + blank() + second.text, first.value * second.value, size);
    }

    private Piece factor(int depth, boolean size) {
        if (depth > 0 && random.nextInt(4) == 0) {
            Piece inner = sum(depth - 1, size);
            return random.nextInt(3) == 0 ? new Piece("-(" + inner.text + ")", -inner.value, size)
                    : new Piece("(" + inner.text + ")", inner.value, size);
        }
        if (!size) {
            int number = random.nextInt(20);
            return new Piece(number + "", number, false);
        }
        if (random.nextBoolean()) {
            String flow = new ArrayList<>(BYTES.keySet()).get(random.nextInt(BYTES.size()));
            return new Piece(flow + ".bytes_delivered", 8.0 * BYTES.get(flow), true);
        }
        int number = random.nextInt(1000);
        return random.nextBoolean() ? new Piece(number + blank() + "B", 8.0 * number, true)
                : new Piece(number + " kB", 8000.0 * number, true);
    }

    private String blank() {
        return random.nextBoolean() ? " " : "";
    }

    private static Truth test(String text) {
        Problems problems = new Problems("t");
        ConditionText condition = ConditionText.TYPE.read(new YamlNode.Scalar(new Mark(1, 1), text, true), problems);
        assertThat(problems.inOrder()).as(text).isEmpty();
        Condition bound = condition == null ? null : Binder.bind(condition, names(), null, false, problems);
        assertThat(problems.inOrder()).as(text).isEmpty();
        return bound == null ? Truth.UNKNOWN : bound.test(0);
    }

    private static Names names() {
        FigureTable<FlowSource> table = FlowFigures.table();
        List<Entity<?>> entities = new ArrayList<>();
        BYTES.forEach((name, bytes) -> entities.add(new Entity<>(name, table, new Told(name, bytes), figure -> true)));
        return new Names(entities);
    }

    /** A flow of which only the bytes are known. */
    private record Told(String name, long bytes) implements FlowSource {
        @Override
        public FlowRecord record() {
            FlowRecord record = new FlowRecord(name, "tcp", "x", "y");
            record.bytesDelivered = bytes;
            return record;
        }

        @Override
        public FlowRecord recordWithLosses() {
            return record();
        }

        @Override
        public boolean has(MetricDefinition metric) {
            return false;
        }

        @Override
        public double gauge(MetricDefinition metric) {
            return Double.NaN;
        }

        @Override
        public RttStatistics roundTrips() {
            return new RttStatistics();
        }

        @Override
        public String state(boolean ofClient) {
            return "CLOSED";
        }
    }
}
