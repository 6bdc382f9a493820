package wireclock.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStream;
import wireclock.engine.RandomStreams;

class CsvReaderTest {
    private static List<List<String>> rows(String text) throws IOException {
        CsvReader csv = new CsvReader(new StringReader(text));
        List<List<String>> rows = new ArrayList<>();
        for (List<String> row = csv.row(); row != null; row = csv.row()) {
            rows.add(row);
        }
        return rows;
    }

    @Test
    void readsTheExamplesOfTheStandard() throws IOException {
        assertThat(rows("aaa,bbb,ccc\nzzz,,\n")).containsExactly(List.of("aaa", "bbb", "ccc"), List.of("zzz", "", ""));
        assertThat(rows("\"aaa\",\"b\nbb\",\"c,\"\"cc\"\n")).containsExactly(List.of("aaa", "b\nbb", "c,\"cc"));
        assertThat(rows("last,line\nwithout,end")).hasSize(2);
        assertThat(rows("")).isEmpty();
    }

    @Test
    void aQuoteThatIsNeverClosedIsAnError() {
        assertThatThrownBy(() -> rows("\"open")).isInstanceOf(IOException.class).hasMessageContaining("without an end");
    }

    @Test
    void readsWhatTheWriterWrote() throws IOException {
        long seed = System.nanoTime();
        RandomStream random = new RandomStreams(seed).stream("csv");
        List<List<String>> rows = new ArrayList<>();
        StringWriter text = new StringWriter();
        CsvWriter csv = new CsvWriter(text);
        for (int i = 0; i < 200; i++) {
            List<String> row = new ArrayList<>();
            for (long left = 1 + random.nextBelow(5); left > 0; left--) {
                StringBuilder field = new StringBuilder();
                for (long c = random.nextBelow(6); c > 0; c--) {
                    field.append("ab,\"\n →".charAt((int) random.nextBelow(7)));
                }
                row.add(field.toString());
                csv.text(field.toString());
            }
            csv.endRow();
            rows.add(row);
        }
        assertThat(rows(text.toString())).as("seed " + seed).isEqualTo(rows);
    }

    @Test
    void cellsAreReadAsRfc4180HasThem() throws Exception {
        assertThat(CsvReader.all("a,\"b,\"\"c\"\"\nd\",\r\n,\"\",e")).isEqualTo(
                List.of(List.of("a", "b,\"c\"\nd", ""), List.of("", "", "e")));
        assertThat(CsvReader.all("\"a\"\r\nb\r\n")).isEqualTo(List.of(List.of("a"), List.of("b")));
        assertThat(CsvReader.all("")).isEmpty();
        assertThat(CsvReader.all("a\n")).isEqualTo(List.of(List.of("a")));
    }
}
