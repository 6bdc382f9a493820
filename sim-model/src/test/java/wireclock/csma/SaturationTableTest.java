package wireclock.csma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The simulator and the naive segment, with other draws, carry the same over saturated segments, and the table of {@code
 * docs/csma-validation.md} shows what comes out.
 */
class SaturationTableTest {
    private static final Path PAGE = Path.of("").toAbsolutePath().getParent().resolve("docs/csma-validation.md");
    private static final String BEGIN = "<!-- table -->\n";
    private static final String END = "<!-- end of table -->";

    @ParameterizedTest
    @CsvSource({"5, 512, 200", "10, 512, 25", "10, 1518, 5"})
    void agreesWithTheNaiveSegment(int stations, int frameBytes, int delayBits) {
        assertAgree(SaturationTable.row(stations, frameBytes, delayBits, 20_000, 6_000));
    }

    @Test
    @Tag("long")
    void theTableOnThePageIsWhatComesOut() throws IOException {
        List<SaturationTable.Row> rows = SaturationTable.all(200_000, 20_000);
        rows.forEach(SaturationTableTest::assertAgree);
        String table = rows.stream().map(SaturationTable.Row::markdown).collect(Collectors.joining());
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        from = page.indexOf("|---", from);
        from = page.indexOf('\n', from) + 1;
        String renewed = page.substring(0, from) + table + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("wireclock.regenerate")) {
            Files.writeString(PAGE, renewed);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(renewed);
    }

    private static void assertAgree(SaturationTable.Row row) {
        double goodput = row.naive().goodput();
        assertThat(row.simulated().goodput()).as("goodput, " + row).isCloseTo(goodput, within(0.02 * goodput));
        double collisions = row.naive().collisions();
        assertThat(row.simulated().collisions()).as("collisions, " + row)
                .isCloseTo(collisions, within(0.1 * collisions + 0.001));
    }
}
