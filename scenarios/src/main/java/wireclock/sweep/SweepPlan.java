package wireclock.sweep;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.reports.RunIdentity;

/**
 * All runs that a sweep may make, and what is made of their results: enough to write its tables without its scenario.
 *
 * @param name of the scenario
 * @param seeds the same in every cell
 * @param confidence of intervals
 * @param stopRule when a cell has had enough seeds, or null for never
 * @param page what the page of the sweep shows beside the results
 * @param digest of the scenario in every cell: two sweeps of one digest and one version give the same results
 */
public record SweepPlan(String name, List<Cell> cells, List<Long> seeds, double confidence, @Nullable StopRule stopRule,
        Page page, String digest) {
    public SweepPlan {
        cells = List.copyOf(cells);
        seeds = List.copyOf(seeds);
    }

    /**
     * What the page says and shows beside the results.
     *
     * @param description of the scenario
     * @param file the scenario's, as the user named it
     * @param plots none for what is most asked for
     */
    public record Page(String description, String file, List<Plot> plots) {
        public Page {
            plots = List.copyOf(plots);
        }
    }

    /**
     * A figure over a parameter.
     *
     * @param over empty for the parameter with the most values
     */
    public record Plot(String metric, String over) {}

    /** How many runs there are at the most. */
    public int size() {
        return cells.size() * seeds.size();
    }

    /** A run by its number. */
    public PlannedRun run(int number) {
        return new PlannedRun(number, cells.get(number / seeds.size()), seeds.get(number % seeds.size()));
    }

    /** What a run is called in every table: the scenario's name and a number from 1, as long as the last. */
    public String runId(int number) {
        String digits = Integer.toString(number + 1);
        return name + "-" + "0".repeat(Integer.toString(size()).length() - digits.length()) + digits;
    }

    /** What makes a run again, the same to the last event, where the sweep was started: for a shell. */
    public String command(Cell cell, long seed) {
        StringBuilder command = new StringBuilder("wireclock run ").append(word(page.file)).append(" --seed ").append(seed);
        cell.varied().forEach((name, value) -> command.append(" --set ").append(word(name + "=" + value)));
        return command.toString();
    }

    private static String word(String text) {
        return text.matches("[\\w.,:=%/+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    RunIdentity identity(PlannedRun run) {
        return new RunIdentity(runId(run.number()), run.seed(), run.cell().params());
    }

    /** The names of all parameters. */
    List<String> params() {
        return List.copyOf(cells.getFirst().params().keySet());
    }

    void write(DataOutputStream out) throws IOException {
        out.writeUTF(name);
        out.writeUTF(digest);
        out.writeDouble(confidence);
        out.writeBoolean(stopRule != null);
        if (stopRule != null) {
            stopRule.write(out);
        }
        RunResult.text(page.description, out);
        RunResult.text(page.file, out);
        out.writeInt(page.plots.size());
        for (Plot plot : page.plots) {
            out.writeUTF(plot.metric);
            out.writeUTF(plot.over);
        }
        out.writeInt(seeds.size());
        for (long seed : seeds) {
            out.writeLong(seed);
        }
        out.writeInt(cells.size());
        for (Cell cell : cells) {
            write(cell.varied(), out);
            write(cell.params(), out);
        }
    }

    private static void write(Map<String, String> params, DataOutputStream out) throws IOException {
        out.writeInt(params.size());
        for (Map.Entry<String, String> each : params.entrySet()) {
            out.writeUTF(each.getKey());
            out.writeUTF(each.getValue());
        }
    }

    static SweepPlan read(DataInputStream in) throws IOException {
        String name = in.readUTF();
        String digest = in.readUTF();
        double confidence = in.readDouble();
        StopRule rule = in.readBoolean() ? StopRule.read(in) : null;
        String description = RunResult.text(in);
        String file = RunResult.text(in);
        List<Plot> plots = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            plots.add(new Plot(in.readUTF(), in.readUTF()));
        }
        List<Long> seeds = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            seeds.add(in.readLong());
        }
        List<Cell> cells = new ArrayList<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            cells.add(new Cell(i, readParams(in), readParams(in)));
        }
        return new SweepPlan(name, cells, seeds, confidence, rule, new Page(description, file, plots), digest);
    }

    private static Map<String, String> readParams(DataInputStream in) throws IOException {
        Map<String, String> params = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            params.put(in.readUTF(), in.readUTF());
        }
        return params;
    }
}
