package wireclock.sweep;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import wireclock.reports.ResultFolder;
import wireclock.reports.ResultFolderException;
import wireclock.reports.ResultSchema;

/** Joins the shards of a sweep into what one process would have left. */
public final class SweepMerge {
    private SweepMerge() {}

    /**
     * Joins folders into a new one.
     *
     * @param html whether the page is written too
     * @throws ResultFolderException if one of them is no shard, if they are not of one sweep, or if runs are missing;
     *         nothing is written then
     */
    public static SweepReport merge(List<Path> shards, Path out, boolean html) throws ResultFolderException {
        List<Journal> journals = new ArrayList<>();
        try {
            for (Path shard : shards) {
                journals.add(open(shard));
            }
            Journal first = journals.getFirst();
            Journal.Header header = new Journal.Header(first.header().plan(), first.header().version(), Shard.WHOLE);
            for (int i = 1; i < journals.size(); i++) {
                Journal.Header there = journals.get(i).header();
                String other = SweepFolder.otherThan(header,
                        new Journal.Header(there.plan(), there.version(), Shard.WHOLE));
                if (other != null) {
                    throw new ResultFolderException(shards.get(i) + ": is not of the same sweep as " + shards.getFirst()
                            + ": " + other + ".");
                }
            }
            write(header, shards, journals, out);
            return report(header.plan(), new SweepFolder(out), html);
        } catch (IOException | UncheckedIOException e) {
            throw new ResultFolderException(out + ": cannot be written (" + e.getMessage() + ").", e);
        } finally {
            journals.forEach(SweepMerge::close);
        }
    }

    private static Journal open(Path shard) throws ResultFolderException {
        try {
            return Journal.read(shard.resolve(Journal.FILE));
        } catch (IOException e) {
            throw new ResultFolderException(shard + ": is not the folder of a sweep. Name those that "
                    + "'wireclock sweep --shard' has written.", e);
        }
    }

    private static void close(Journal journal) {
        try {
            journal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Journal.Header header, List<Path> shards, List<Journal> journals, Path out)
            throws IOException, ResultFolderException {
        Path first = shards.getFirst();
        try (ResultFolder folder = ResultFolder.create(out)) {
            try (OutputStream manifest = folder.stream("manifest.json")) {
                Files.copy(first.resolve("manifest.json"), manifest);
            }
            try (OutputStream journal = folder.stream(Journal.FILE)) {
                journal.write(Journal.begin(header));
                for (int run = 0; run < header.plan().size(); run++) {
                    RunResult result = result(run, journals);
                    if (result != null) {
                        journal.write(Journal.framed(result.encoded()).array());
                    }
                }
            }
            for (Path shard : shards) {
                copyManifests(shard, folder);
            }
            checkWhole(header.plan(), journals);
            folder.publish();
        }
    }

    private static @Nullable RunResult result(int run, List<Journal> journals) throws IOException {
        for (Journal journal : journals) {
            if (journal.has(run)) {
                return journal.result(run);
            }
        }
        return null;
    }

    private static void copyManifests(Path shard, ResultFolder folder) throws IOException {
        Path failed = shard.resolve("failed");
        if (Files.isDirectory(failed)) {
            try (Stream<Path> files = Files.list(failed)) {
                for (Path file : files.sorted().toList()) {
                    try (OutputStream copy = folder.stream("failed/" + file.getFileName())) {
                        Files.copy(file, copy);
                    }
                }
            }
        }
    }

    /** Every shard must be there, and done. */
    private static void checkWhole(SweepPlan plan, List<Journal> journals) throws IOException, ResultFolderException {
        int missing = 0;
        List<String> shards = new ArrayList<>();
        int of = journals.getFirst().header().shard().of();
        for (int number = 1; number <= of; number++) {
            Shard shard = new Shard(number, of);
            int here = 0;
            for (Journal journal : journals) {
                if (journal.header().shard().equals(shard)) {
                    here = 1;
                    int left = new Schedule(plan, shard, journal).next().size();
                    missing += left;
                    if (left > 0) {
                        shards.add(shard.toString());
                    }
                }
            }
            if (here == 0) {
                shards.add(shard.toString());
                missing++;
            }
        }
        if (missing > 0) {
            throw new ResultFolderException("runs are missing: shard " + String.join(", ", shards)
                    + " is not here or not finished. Nothing was written.");
        }
    }

    private static SweepReport report(SweepPlan plan, SweepFolder folder, boolean html) throws IOException {
        try (Journal journal = Journal.open(folder.path().resolve(Journal.FILE))) {
            Schedule schedule = new Schedule(plan, Shard.WHOLE, journal);
            List<CellSummary> cells;
            List<CellVerdict> verdicts;
            SweepPageData page;
            try (SweepTables tables = new SweepTables(plan, schedule, journal, folder.path())) {
                cells = tables.write(true);
                verdicts = tables.verdicts();
                page = tables.page();
            }
            SweepReport report = SweepReports.of(plan, journal, schedule, cells, verdicts, false);
            folder.json(ResultSchema.FILE, SweepSchema.tree(plan, true, !verdicts.isEmpty()));
            folder.page(plan.name(), html ? page.tree(report) : null);
            folder.json(SweepState.FILE, SweepState.tree(plan, report));
            return report;
        }
    }
}
