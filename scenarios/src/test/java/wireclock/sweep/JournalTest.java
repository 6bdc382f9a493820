package wireclock.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wireclock.metrics.figures.Unit;

/** The journal, whatever happens to its file. */
class JournalTest {
    private static final SweepPlan PLAN = new SweepPlan("j", List.of(new Cell(0, Map.of("x", "1"), Map.of("x", "1"))),
            List.of(1L, 2L, 3L, 4L, 5L), 0.95, new StopRule("goodput", 0.1, 2, 0.9),
            new SweepPlan.Page("what", "j.yaml", List.of(new SweepPlan.Plot("goodput", "x"))), "digest");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void begin() throws IOException {
        file = Files.write(folder.resolve("journal"), Journal.begin(new Journal.Header(PLAN, "1", Shard.WHOLE)));
    }

    private static RunResult result(int run, RunStatus status) {
        return new RunResult(run, status, status == RunStatus.DONE ? "" : "because", run, 2, 3, 4,
                List.of(new Figure("goodput", "bit/s", run + 0.5)), Map.of("f", new byte[] {1, 2, 3}),
                List.of(new RunVerdict("f.goodput >= 1 bit/s", "", true, false,
                        List.of(new RunVerdict.Compared("", ">=", run, 1, Unit.BIT_PER_S)))), "röw\n".repeat(run), "");
    }

    private void fill() throws IOException {
        try (Journal journal = Journal.open(file)) {
            for (int run : new int[] {3, 0, 4}) {
                journal.append(result(run, RunStatus.DONE));
            }
            journal.force();
        }
    }

    private static void assertEqual(RunResult a, RunResult b) {
        assertThat(a).usingRecursiveComparison().isEqualTo(b);
    }

    @Test
    void whatIsAppendedIsThereAgain() throws Exception {
        fill();
        try (Journal journal = Journal.open(file)) {
            assertThat(journal.header()).isEqualTo(new Journal.Header(PLAN, "1", Shard.WHOLE));
            assertThat(journal.recorded()).isEqualTo(3);
            assertThat(journal.has(1)).isFalse();
            assertEqual(journal.result(4), result(4, RunStatus.DONE));
            assertThat(journal.status(3)).isEqualTo(RunStatus.DONE);
        }
    }

    @Test
    void cutAnywhereWholeRecordsStayAndItGoesOn() throws Exception {
        int head = (int) Files.size(file);
        fill();
        byte[] whole = Files.readAllBytes(file);
        for (int length = head; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            try (Journal journal = Journal.open(file)) {
                int before = journal.recorded();
                assertThat(before).isLessThan(3);
                assertThat(journal.has(3)).isEqualTo(before > 0);
                journal.append(result(1, RunStatus.DONE));
                assertEqual(journal.result(1), result(1, RunStatus.DONE));
            }
            try (Journal journal = Journal.read(file)) {
                assertThat(journal.has(1)).isTrue();
            }
        }
    }

    @Test
    void aWrongBitIsNeverBelieved() throws Exception {
        int head = (int) Files.size(file);
        fill();
        byte[] whole = Files.readAllBytes(file);
        for (int i = head; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x10;
            Files.write(file, damaged);
            try (Journal journal = Journal.read(file)) {
                assertThat(journal.recorded()).as("byte " + i).isLessThan(3);
                for (int run = 0; run < 5; run++) {
                    if (journal.has(run)) {
                        assertEqual(journal.result(run), result(run, RunStatus.DONE));
                    }
                }
            }
        }
        assertThatThrownBy(() -> Journal.read(Files.write(file, new byte[] {0, 0, 0}))).hasMessageContaining("no beginning");
    }

    @Test
    void whatTookTooLongIsNoResultForTheNextProcess() throws Exception {
        try (Journal journal = Journal.open(file)) {
            journal.append(result(2, RunStatus.TIMEOUT));
            journal.append(result(1, RunStatus.FAILED));
            assertThat(journal.has(2)).isTrue();
        }
        try (Journal journal = Journal.open(file)) {
            assertThat(journal.has(2)).isFalse();
            assertThat(journal.has(1)).isTrue();
            journal.append(result(2, RunStatus.DONE));
        }
        try (Journal journal = Journal.read(file)) {
            assertThat(journal.status(2)).isEqualTo(RunStatus.DONE);
            assertThat(journal.recorded()).isEqualTo(2);
        }
    }

    @Test
    void twoAtATimeAreRefused() throws Exception {
        try (Journal journal = Journal.open(file)) {
            assertThat(journal.recorded()).isZero();
            assertThatThrownBy(() -> Journal.open(file)).hasMessageContaining("another sweep is at work");
        }
    }
}
