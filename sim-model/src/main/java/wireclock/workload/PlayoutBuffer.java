package wireclock.workload;

import wireclock.engine.SimTime;
import wireclock.metrics.UdpRecord;

/**
 * A receiver that plays what it gets at the pace at which it was sent: the first datagram some time after it arrived, and
 * every other as much later as it was sent later. Who is not there in time is late, and as good as lost.
 */
final class PlayoutBuffer {
    private final long playoutPs;
    private long firstTransitPs = -1;
    private long late;

    PlayoutBuffer(long playoutPs) {
        this.playoutPs = playoutPs;
    }

    void arrived(long transitPs) {
        if (firstTransitPs < 0) {
            firstTransitPs = transitPs;
        } else if (transitPs - firstTransitPs > playoutPs) {
            late++;
        }
    }

    long late() {
        return late;
    }

    /**
     * Rates a call.
     *
     * @param packetBytes of sound that the sender gathers before it sends
     * @param expected datagrams
     * @param received datagrams, late ones included
     */
    UdpRecord.Voice rate(int packetBytes, long rateBitPerS, long expected, long received) {
        long delayPs = SimTime.serialisationPs(packetBytes, rateBitPerS) + firstTransitPs + playoutPs;
        return UdpRecord.Voice.of(delayPs, Math.max(expected - received + late, 0) / (double) expected);
    }
}
