package wireclock.sweep;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * When a cell has had enough seeds: at the first prefix of the seeds over which the interval of a figure is narrow
 * enough. It is asked of prefixes only, never of whichever runs are done, so the answer does not depend on who was
 * faster. That it is asked again after every seed makes the interval too narrow on average (Law, Simulation Modeling
 * and Analysis, §9.4): a rule that stops early does so more often after runs that happened to agree.
 *
 * @param halfWidth of the interval, as a share of the mean
 * @param minSeeds before which nothing stops
 */
public record StopRule(String metric, double halfWidth, int minSeeds, double confidence) {
    /**
     * How many seeds are enough.
     *
     * @param values of the figure by seed, NaN where a run has none
     * @param known how many of them are known
     * @return the length of the shortest prefix that is enough, or -1 if the known ones are not
     */
    int enough(double[] values, int known) {
        for (int length = minSeeds; length <= known; length++) {
            Estimate estimate = Estimate.of(values, length, confidence);
            if (estimate.n() >= minSeeds && estimate.halfWidth() <= halfWidth * Math.abs(estimate.mean())) {
                return length;
            }
        }
        return -1;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeUTF(metric);
        out.writeDouble(halfWidth);
        out.writeInt(minSeeds);
        out.writeDouble(confidence);
    }

    static StopRule read(DataInputStream in) throws IOException {
        return new StopRule(in.readUTF(), in.readDouble(), in.readInt(), in.readDouble());
    }
}
