package wireclock.tcp;

/**
 * What a connection knows of marks, as an application can ask Linux for it (TCP_INFO). But for the marks of our
 * segments all is 0 without Accurate ECN.
 *
 * @param mode 0: none; 1: RFC 3168; 2: Accurate ECN
 * @param deliveredMarked segments of ours that have arrived marked, by what the peer says
 * @param deliveredCe payload of ours that has arrived marked, by what the peer says; likewise the next two
 * @param received segments that have arrived marked
 * @param receivedCe payload that has arrived marked; likewise the next two
 * @param failures what is not believed any more: 1 and 2, the flags that we send and receive; 4 and 8, the option
 * @param seen of the peer's option: 1, it is empty; 2, it has counters; 3, they cannot be true
 */
public record EcnInfo(int mode, long deliveredMarked, long deliveredCe, long deliveredEct0, long deliveredEct1,
        int received, long receivedCe, long receivedEct0, long receivedEct1, int failures, int seen) {
    private static final int CLASSIC = 1;
    private static final int ACCURATE = 2;

    static EcnInfo of(Ecn ecn, TcpStats stats) {
        AccurateEcn accurate = ecn.accurate();
        if (accurate == null) {
            return new EcnInfo(ecn.isNegotiated() ? CLASSIC : 0, stats.segmentsMarked, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        }
        MarksDelivered out = accurate.delivered();
        MarksReceived in = accurate.received();
        return new EcnInfo(ACCURATE, out.packets(), bytes(out.bytes(Ecn.CE)), bytes(out.bytes(Ecn.ECT0)),
                bytes(out.bytes(Ecn.ECT1)), in.packets(), bytes(in.bytes(Ecn.CE)), bytes(in.bytes(Ecn.ECT0)),
                bytes(in.bytes(Ecn.ECT1)), accurate.failures(), out.seen().ordinal());
    }

    private static long bytes(int counter) {
        return Integer.toUnsignedLong(counter);
    }
}
