package wireclock.scenario;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.language.Fields;
import wireclock.scenario.source.Mark;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.ScenarioException;
import wireclock.scenario.source.Sha256;
import wireclock.scenario.source.SourceFiles;

/**
 * Reads the files that rates follow: CSV with the header {@code time_s,rate_bit_s}, a line for each change. What is
 * wrong with one is reported where the scenario names it, with the file's line.
 */
final class RateTraces {
    private static final String HEADER = "time_s,rate_bit_s";
    private static final String NUMBER = "[0-9]{1,12}(\\.[0-9]{1,12})?([eE][+-]?[0-9]{1,2})?";
    private static final BigDecimal PS_PER_S = BigDecimal.valueOf(1_000_000_000_000L);
    private static final BigDecimal MOST_S = BigDecimal.valueOf(2400 * 3600L);
    private static final BigDecimal MOST_BIT_PER_S = BigDecimal.valueOf(10_000_000_000_000L);

    private final SourceFiles sources;
    private final Problems problems;

    RateTraces(SourceFiles sources, Problems problems) {
        this.sources = sources;
        this.problems = problems;
    }

    /** What a direction's {@code rate} follows, or null after reporting what is wrong. */
    @Nullable RateTraceSpec read(Fields trace) {
        String file = trace.get(LinkKeys.TRACE);
        Mark mark = trace.place().at(LinkKeys.TRACE);
        String text = text(file, mark);
        if (text == null) {
            return null;
        }
        String sha256 = Sha256.of(text);
        String wanted = trace.find(LinkKeys.TRACE_SHA256);
        if (wanted != null && !wanted.equals(sha256)) {
            problems.report(trace.place().at(LinkKeys.TRACE_SHA256), "'" + file + "' has other content",
                    "Its SHA-256 is " + sha256 + ".");
            return null;
        }
        RateTraceSpec spec = new RateTraceSpec(file, sha256, trace.find(LinkKeys.TRACE_REPEAT), new ArrayList<>(),
                new ArrayList<>());
        return changes(text.lines().toList(), spec, mark) ? spec : null;
    }

    private @Nullable String text(String file, Mark mark) {
        Problems inFile = new Problems(file);
        try {
            return sources.readBeside(file, inFile);
        } catch (ScenarioException e) {
            problems.report(mark, "the trace '" + file + "' cannot be read: " + e.problems().getFirst().message(),
                    "Its path is relative to the scenario's folder.");
            return null;
        }
    }

    /** Reads all lines, up to the first that is wrong. */
    private boolean changes(List<String> lines, RateTraceSpec spec, Mark mark) {
        if (lines.isEmpty() || !lines.getFirst().strip().equals(HEADER)) {
            return refuse(mark, spec, 1, "the header is missing", "The first line is " + HEADER + ".");
        }
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !change(line, i + 1, spec, mark)) {
                return false;
            }
        }
        return endsWell(spec, lines.size(), mark);
    }

    private boolean change(String line, int number, RateTraceSpec spec, Mark mark) {
        String[] cells = line.split(",", -1);
        if (cells.length != 2 || !cells[0].matches(NUMBER) || !cells[1].matches(NUMBER)) {
            return refuse(mark, spec, number, "'" + line + "' is not a time and a rate", "Write them as 0.5,8000000.");
        }
        BigDecimal timeS = new BigDecimal(cells[0]);
        BigDecimal rate = new BigDecimal(cells[1]);
        if (timeS.compareTo(MOST_S) > 0 || rate.compareTo(MOST_BIT_PER_S) > 0) {
            return refuse(mark, spec, number, "'" + line + "' is too much", "The most is 2400 h and 10 Tbit/s.");
        }
        long timePs = timeS.multiply(PS_PER_S).setScale(0, RoundingMode.HALF_UP).longValueExact();
        List<Long> times = spec.timesPs();
        if (times.isEmpty() ? timePs != 0 : timePs <= times.getLast()) {
            return refuse(mark, spec, number, times.isEmpty() ? "the first time is not 0" : "time does not go on",
                    "Times begin with 0 and grow.");
        }
        times.add(timePs);
        spec.ratesBitPerS().add(rate.setScale(0, RoundingMode.HALF_UP).longValueExact());
        return true;
    }

    private boolean endsWell(RateTraceSpec spec, int lastLine, Mark mark) {
        Long repeatPs = spec.repeatPs();
        if (spec.timesPs().isEmpty()) {
            return refuse(mark, spec, lastLine, "there is no rate", "Add a line as 0,8000000.");
        }
        if (repeatPs != null && repeatPs <= spec.timesPs().getLast()) {
            return refuse(mark, spec, lastLine, "this is later than 'repeat'", "Repeat it after its last change.");
        }
        if (repeatPs == null ? spec.ratesBitPerS().getLast() == 0 : spec.mostBitPerS() == 0) {
            return refuse(mark, spec, lastLine, "the rate stays 0, so that nothing will ever be sent again",
                    "End with a positive rate, or give a 'repeat'.");
        }
        return true;
    }

    /** Reports what is wrong with a line; never true. */
    private boolean refuse(Mark mark, RateTraceSpec spec, int line, String message, String hint) {
        problems.report(mark, spec.file() + ", line " + line + ": " + message, hint);
        return false;
    }
}
