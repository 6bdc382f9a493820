package wireclock.api;

import org.jspecify.annotations.Nullable;
import wireclock.engine.SimTime;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.RttStatistics;

/**
 * What came of a flow: its row of {@code flows.csv}. A figure that it does not have, as the completion time of a flow
 * that has not completed, is refused rather than made up.
 */
public final class FlowResult {
    private final FlowRecord record;

    FlowResult(FlowRecord record) {
        this.record = record;
    }

    public String name() {
        return record.flow;
    }

    /** As in the scenario: tcp, udp, ping, traceroute, arq. */
    public String type() {
        return record.type;
    }

    /** Whether all that the scenario asks of the flow was done. */
    public boolean completed() {
        return record.completed;
    }

    /** Why it failed, or null if it did not. */
    public @Nullable String error() {
        return record.error;
    }

    /** Application bytes that the receiver's application took. */
    public long bytesDelivered() {
        return record.bytesDelivered;
    }

    /** Delivered bits over the time from the start to the last byte, the stop, or the end of the run. */
    public double goodputBitPerS() {
        return known(record.goodputBitPerS, "goodput");
    }

    /** From the start until the receiver's application has taken the last byte. */
    public double completionTimeS() {
        return seconds(record.completionTimePs, "completion time");
    }

    /** The duration of connect. */
    public double connectTimeS() {
        return seconds(record.connectTimePs, "connect time");
    }

    public long packetsSent() {
        return record.packetsSent;
    }

    public long packetsReceived() {
        return record.packetsReceived;
    }

    /** Packets that neither arrived nor are on their way any more. */
    public long packetsLost() {
        return known(record.packetsLost, "number of lost packets");
    }

    /** Segments that the sending side sent again, SYN included. */
    public long retransmits() {
        return known(record.retransmits, "retransmits");
    }

    /** Expiries of the sender's retransmission timer, SYN included, probes not. */
    public long timeouts() {
        return known(record.timeouts, "timeouts");
    }

    /** Times the sender entered fast recovery. */
    public long fastRecoveries() {
        return known(record.fastRecoveries, "fast recoveries");
    }

    /** Shortest round trip, exact. */
    public double rttMinS() {
        return SimTime.toSeconds(known(record.rtt, "round trip").minPs());
    }

    /** Mean round trip, exact to a picosecond. */
    public double rttMeanS() {
        return SimTime.toSeconds(known(record.rtt, "round trip").meanPs());
    }

    /** Longest round trip, exact. */
    public double rttMaxS() {
        return SimTime.toSeconds(known(record.rtt, "round trip").maxPs());
    }

    /**
     * A percentile of the round trips, within 0.1 %.
     *
     * @param percent 50 for the median
     */
    public double rttS(double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException(percent + " is no percentile: from 0 to 100");
        }
        known(record.rtt, "round trip");
        RttStatistics measured = known(record.roundTrips, "distribution of round trips");
        return SimTime.toSeconds(measured.percentilePs(percent));
    }

    private double seconds(@Nullable Long ps, String what) {
        return SimTime.toSeconds(known(ps, what));
    }

    private <T> T known(@Nullable T figure, String what) {
        if (figure == null) {
            throw new IllegalStateException("flow '" + record.flow + "' (" + record.type + ") has no " + what
                    + (record.error == null ? "" : ": " + record.error));
        }
        return figure;
    }

    /** Name, type and how it ended, in a line. */
    @Override
    public String toString() {
        return record.flow + " (" + record.type + " " + record.from + " -> " + record.to + "): "
                + (record.error != null ? record.error : record.completed ? "completed" : "not completed");
    }
}
