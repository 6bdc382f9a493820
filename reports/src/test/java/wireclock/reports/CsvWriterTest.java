package wireclock.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CsvWriterTest {
    private final StringWriter out = new StringWriter();
    private final CsvWriter csv = new CsvWriter(out);

    @Test
    void quotesWhatWouldBreakTheRow() throws IOException {
        csv.text("plain");
        csv.text("a,b");
        csv.text("say \"hello\"");
        csv.text("two\nlines");
        csv.text("cr\rhere");
        csv.text(" blanks stay ");
        csv.text("München → Köln");
        csv.endRow();
        assertThat(out).hasToString(
                "plain,\"a,b\",\"say \"\"hello\"\"\",\"two\nlines\",\"cr\rhere\", blanks stay ,München → Köln\n");
    }

    @Test
    void missingValuesAreEmptyWhereverTheyStand() throws IOException {
        csv.text(null);
        csv.integer((Long) null);
        csv.number(Double.NaN);
        csv.number((Double) null);
        csv.seconds((Long) null);
        csv.text("");
        csv.endRow();
        csv.integer(1);
        csv.text(null);
        csv.endRow();
        assertThat(out).hasToString(",,,,,\n1,\n");
    }

    @Test
    void figuresDoNotDependOnTheLocale() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            csv.integer(1_234_567);
            csv.integer(Long.valueOf(-5));
            csv.number(9_420_123.5);
            csv.number(Double.valueOf(0.25));
            csv.seconds(29_526_400_000L);
            csv.seconds(Long.valueOf(0));
            csv.truth(true);
            csv.endRow();
        } finally {
            Locale.setDefault(before);
        }
        assertThat(out).hasToString("1234567,-5,9420123.5,0.25,0.0295264,0,true\n");
    }

    @Test
    void infinityIsADefectAndNotWritten() {
        assertThatThrownBy(() -> csv.number(Double.POSITIVE_INFINITY)).isInstanceOf(IllegalArgumentException.class);
    }
}
