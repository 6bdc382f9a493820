package wireclock.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import wireclock.scenario.language.Amount;
import wireclock.scenario.language.Share;
import wireclock.scenario.language.ValueType;
import wireclock.scenario.source.Mark;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.YamlNode;

/** Numbers with units, against arithmetic done another way. */
class UnitsTest {
    private static final Map<String, Integer> TEN_TO_THE = Map.ofEntries(Map.entry("ps", 0), Map.entry("ns", 3),
            Map.entry("us", 6), Map.entry("µs", 6), Map.entry("μs", 6), Map.entry("ms", 9), Map.entry("s", 12),
            Map.entry("bit/s", 0), Map.entry("kbit/s", 3), Map.entry("Mbit/s", 6), Map.entry("Gbit/s", 9),
            Map.entry("bps", 0), Map.entry("kbps", 3), Map.entry("Mbps", 6), Map.entry("Gbps", 9),
            Map.entry("B", 0), Map.entry("kB", 3), Map.entry("MB", 6), Map.entry("GB", 9), Map.entry("TB", 12));

    private static <T> T read(ValueType<T> type, String text) {
        Problems problems = new Problems("f");
        T value = type.read(new YamlNode.Scalar(new Mark(1, 1), text, true), problems);
        assertThat(problems.inOrder()).as(text).isEmpty();
        return value;
    }

    private static String problem(ValueType<?> type, String text) {
        Problems problems = new Problems("f");
        assertThat(type.read(new YamlNode.Scalar(new Mark(1, 1), text, true), problems)).as(text).isNull();
        assertThat(problems.inOrder()).hasSize(1);
        return problems.inOrder().get(0).message();
    }

    @Test
    void byHand() {
        assertThat(read(Amount.TIME, "10 ms")).isEqualTo(10_000_000_000L);
        assertThat(read(Amount.TIME, "1.5us")).isEqualTo(1_500_000L);
        assertThat(read(Amount.TIME, "2 min")).isEqualTo(120_000_000_000_000L);
        assertThat(read(Amount.TIME, "2400 h")).isEqualTo(8_640_000_000_000_000_000L);
        assertThat(read(Amount.TIME, ".5 ns")).isEqualTo(500);
        assertThat(read(Amount.TIME, "5. ns")).isEqualTo(5_000);
        assertThat(read(Amount.TIME, "1e-3 s")).isEqualTo(1_000_000_000L);
        assertThat(read(Amount.TIME, "+1   s ")).isEqualTo(1_000_000_000_000L);
        assertThat(read(Amount.TIME, "-0 s")).isZero();
        assertThat(read(Amount.TIME, "0.1234567890125 s")).as("half up").isEqualTo(123_456_789_013L);
        assertThat(read(Amount.TIME, "0.1234567890124 s")).isEqualTo(123_456_789_012L);
        assertThat(read(Amount.RATE, "0.1 kbit/s")).isEqualTo(100);
        assertThat(read(Amount.RATE, "9.953Gbps")).isEqualTo(9_953_000_000L);
        assertThat(read(Amount.SIZE, "1.5 KiB")).isEqualTo(1_536);
        assertThat(read(Amount.SIZE, "3 MiB")).isEqualTo(3_145_728);
        assertThat(read(Amount.SIZE, "2 GiB")).isEqualTo(2_147_483_648L);
        assertThat(read(Amount.SIZE, "1 TiB")).isEqualTo(1_099_511_627_776L);
        assertThat(read(Amount.SIZE, "1000000 TB")).isEqualTo(1_000_000_000_000_000_000L);
        assertThat(read(Amount.PACKETS, "1 packet")).isEqualTo(1);
        assertThat(read(Share.SHARE, "0.1 %")).isEqualTo(0.001);
        assertThat(read(Share.SHARE, "100%")).isEqualTo(1.0);
    }

    @Test
    void notAtAll() {
        for (String text : new String[] {"", "s", "1,5 s", "1 000 s", "0x10 s", "1_000 s", "one s", "1 s 2", "--1 s",
                "1e5", "NaN s", "inf s", "1/2 s", "١ s", "1e123 s", "9".repeat(61) + " s"}) {
            assertThat(problem(Amount.TIME, text)).as(text).isNotEmpty();
        }
        assertThat(problem(Amount.TIME, "1e5")).isEqualTo("'1e5' has no unit");
        assertThat(problem(Amount.TIME, "2401 h")).isEqualTo("'2401 h' is too much");
        assertThat(problem(Amount.TIME, "-1e-99 s")).isEqualTo("'-1e-99 s' is negative");
        assertThat(problem(Amount.TIME, "1 Ms")).isEqualTo("'Ms' in '1 Ms' is not a unit of a time");
        assertThat(problem(Amount.SIZE, "1 KB")).isEqualTo("'KB' in '1 KB' is not a unit of a size");
        assertThat(problem(Amount.SIZE, "1000001 TB")).isEqualTo("'1000001 TB' is too much");
        assertThat(problem(Share.SHARE, "100.0001 %")).isEqualTo("'100.0001 %' is too much");
    }

    @Test
    void randomNumbersAgreeWithScaledDecimals() {
        long seed = 20_260_101;
        Random random = new Random(seed);
        String[] units = TEN_TO_THE.keySet().stream().sorted().toArray(String[]::new);
        for (int i = 0; i < 50_000; i++) {
            String unit = units[random.nextInt(units.length)];
            int fraction = random.nextInt(6);
            BigDecimal number = BigDecimal.valueOf(random.nextLong(1, 10_000_000_000L), fraction);
            Amount type = unit.endsWith("B") ? Amount.SIZE : unit.endsWith("s") && !unit.endsWith("t/s")
                    && !unit.endsWith("bps") ? Amount.TIME : Amount.RATE;
            BigDecimal exact = number.scaleByPowerOfTen(TEN_TO_THE.get(unit));
            String text = number.toPlainString() + (random.nextBoolean() ? " " : "") + unit;
            BigDecimal whole = exact.setScale(0, RoundingMode.HALF_UP);
            BigDecimal most = type == Amount.TIME ? new BigDecimal("8.64e18") : type == Amount.RATE
                    ? new BigDecimal("1e13") : new BigDecimal("1e18");
            boolean fine = whole.compareTo(most) <= 0 && (type == Amount.TIME || whole.compareTo(exact) == 0)
                    && (type != Amount.RATE || whole.signum() > 0);
            if (!fine) {
                problem(type, text);
                continue;
            }
            Long value = read(type, text);
            assertThat(value).as("%s, seed %d", text, seed).isEqualTo(whole.longValueExact());
            assertThat(read(type, (String) type.write(value))).as("written and read, seed %d", seed).isEqualTo(value);
        }
    }

    @Test
    void sharesAreWrittenAsTheyAreRead() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            double share = random.nextInt(4) == 0 ? random.nextInt(101) / 100.0 : random.nextDouble();
            assertThat(read(Share.SHARE, (String) Share.SHARE.write(share))).as("seed 1").isEqualTo(share);
        }
        assertThat(Share.SHARE.write(0.0)).isEqualTo("0 %");
        assertThat(Share.SHARE.write(0.001)).isEqualTo("0.1 %");
        assertThat(Share.SHARE.write(1.0)).isEqualTo("100 %");
    }
}
