package wireclock.sweep;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import wireclock.metrics.figures.Unit;
import wireclock.reports.assertion.AssertionResult;
import wireclock.reports.assertion.Evidence;

/**
 * What one run of a sweep says of one assertion.
 *
 * @param text of the assertion, with the parameters of its cell put in
 * @param holds in this run by itself
 * @param compared what it compares, if it can be judged by means; empty if not
 */
record RunVerdict(String text, String because, boolean onlyWarns, boolean holds, List<Compared> compared) {
    /**
     * Two numbers that were compared.
     *
     * @param whose it is said of several; or empty
     * @param sign of the comparison
     * @param left NaN for no value
     * @param unit of both
     */
    record Compared(String whose, String sign, double left, double right, Unit unit) {}

    static RunVerdict of(AssertionResult result) {
        List<Compared> compared = new ArrayList<>();
        for (Evidence each : result.compared()) {
            Evidence.Bound bound = each.bound();
            if (bound != null) {
                compared.add(new Compared(each.name(), bound.sign(), each.number(), bound.number(), each.unit()));
            }
        }
        return new RunVerdict(result.claim().text(), result.claim().because(), result.claim().onlyWarns(),
                !result.isBroken(), compared);
    }

    void write(DataOutputStream out) throws IOException {
        RunResult.text(text, out);
        RunResult.text(because, out);
        out.writeBoolean(onlyWarns);
        out.writeBoolean(holds);
        out.writeInt(compared.size());
        for (Compared each : compared) {
            out.writeUTF(each.whose);
            out.writeUTF(each.sign);
            out.writeDouble(each.left);
            out.writeDouble(each.right);
            out.writeUTF(each.unit.symbol());
            out.writeDouble(each.unit.factor());
            out.writeByte(each.unit.data());
            out.writeByte(each.unit.time());
            out.writeByte(each.unit.things());
        }
    }

    static RunVerdict read(DataInputStream in) throws IOException {
        String text = RunResult.text(in);
        String because = RunResult.text(in);
        boolean onlyWarns = in.readBoolean();
        boolean holds = in.readBoolean();
        List<Compared> compared = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            compared.add(new Compared(in.readUTF(), in.readUTF(), in.readDouble(), in.readDouble(),
                    new Unit(in.readUTF(), in.readDouble(), in.readByte(), in.readByte(), in.readByte())));
        }
        return new RunVerdict(text, because, onlyWarns, holds, compared);
    }
}
