package wireclock.transport;

import wireclock.engine.SimTime;

/** Round trips counted in packets: one ends when a segment is acknowledged that left when the one before had ended. */
final class PacketRounds {
    private int count;
    /** The round ends when a segment is acknowledged that left when so many had been delivered. */
    private int end;
    private boolean starts;

    /** Takes an acknowledgement in; one without a sample of the rate ends nothing. */
    void update(AckSample sample) {
        starts = hasRate(sample) && sample.priorDelivered - end >= 0;
        if (starts) {
            end = sample.deliveredTotal;
            count++;
        }
    }

    /** Whether an acknowledgement has a valid sample of the rate; times are whole microseconds, as the kernel's. */
    static boolean hasRate(AckSample sample) {
        return sample.rateDelivered >= 0 && sample.intervalPs >= SimTime.MICROSECOND;
    }

    /** The present round ends when what leaves from now on is acknowledged. */
    void restart(int delivered) {
        end = delivered;
    }

    /** Whether a round starts with the acknowledgement at hand. */
    boolean starts() {
        return starts;
    }

    /** A timeout counts as the end of a round. */
    void startNow() {
        starts = true;
    }

    int count() {
        return count;
    }
}
