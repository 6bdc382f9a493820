package wireclock.sweep;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one run of a sweep leaves.
 *
 * @param run its number
 * @param error why it did not end as its scenario says, in one line; empty if it did
 * @param figures none but of a run that is done
 * @param roundTrips flow to the distribution of its round trips, encoded
 * @param verdicts on the scenario's assertions, in its order
 * @param flowRows its rows of flows.csv
 * @param linkRows its rows of links.csv
 */
public record RunResult(int run, RunStatus status, String error, long endPs, long events, long packetHops,
        long trajectoryHash, List<Figure> figures, Map<String, byte[]> roundTrips,
        List<RunVerdict> verdicts, String flowRows, String linkRows) {
    /** Of a run that measured nothing. */
    public static RunResult without(int run, RunStatus status, String error) {
        return new RunResult(run, status, error, 0, 0, 0, 0, List.of(), Map.of(), List.of(), "", "");
    }

    /** The same without what takes room. */
    RunResult verdictAlone() {
        return new RunResult(run, status, error, endPs, events, packetHops, trajectoryHash, List.of(), Map.of(), verdicts,
                "", "");
    }

    /** For the journal, and on its way from another machine: number and status first, so that these two can be told without the rest. */
    public byte[] encoded() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(run);
            out.writeByte(status.ordinal());
            text(error, out);
            out.writeLong(endPs);
            out.writeLong(events);
            out.writeLong(packetHops);
            out.writeLong(trajectoryHash);
            out.writeInt(figures.size());
            for (Figure figure : figures) {
                out.writeUTF(figure.metric());
                out.writeUTF(figure.unit());
                out.writeDouble(figure.value());
            }
            out.writeInt(roundTrips.size());
            for (Map.Entry<String, byte[]> each : roundTrips.entrySet()) {
                out.writeUTF(each.getKey());
                out.writeInt(each.getValue().length);
                out.write(each.getValue());
            }
            out.writeInt(verdicts.size());
            for (RunVerdict verdict : verdicts) {
                verdict.write(out);
            }
            text(flowRows, out);
            text(linkRows, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** What was {@link #encoded}. */
    public static RunResult decoded(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        int run = in.readInt();
        RunStatus status = RunStatus.values()[in.readByte()];
        String error = text(in);
        long endPs = in.readLong();
        long events = in.readLong();
        long packetHops = in.readLong();
        long trajectoryHash = in.readLong();
        int count = in.readInt();
        List<Figure> figures = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            figures.add(new Figure(in.readUTF(), in.readUTF(), in.readDouble()));
        }
        Map<String, byte[]> roundTrips = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            roundTrips.put(in.readUTF(), in.readNBytes(in.readInt()));
        }
        List<RunVerdict> verdicts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            verdicts.add(RunVerdict.read(in));
        }
        return new RunResult(run, status, error, endPs, events, packetHops, trajectoryHash, figures, roundTrips,
                verdicts, text(in), text(in));
    }

    /** Longer than what {@link DataOutputStream#writeUTF} can take. */
    static void text(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
