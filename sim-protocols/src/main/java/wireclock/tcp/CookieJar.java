package wireclock.tcp;

import wireclock.engine.SimTime;
import wireclock.wire.TcpOptions;
import wireclock.wire.TcpSegment;

/**
 * SYN cookies of one host (Bernstein 1996; RFC 4987 §3.6), as Linux bakes them: the initial sequence number says when it
 * was given and what segment size the peer named, the timestamp what options it offered.
 */
final class CookieJar {
    /** How long a cookie is good, in minutes begun (Linux: MAX_SYNCOOKIE_AGE). */
    private static final int MAX_AGE = 2;
    static final long VALID_PS = MAX_AGE * 60 * SimTime.SECOND;

    private static final int COUNT_BITS = 24;
    private static final int DATA_MASK = (1 << COUNT_BITS) - 1;
    /** The segment sizes that can be told apart: nearly all peers name one of these. */
    private static final int[] SEGMENT_SIZES = {536, 1300, 1440, 1460};

    private static final int TIMESTAMP_BITS = 6;
    private static final int SCALE_MASK = 0xF;
    private static final int SACK = 1 << 4;
    private static final int ECN = 1 << 5;
    private static final int[] NO_BLOCKS = {};

    private final long key0;
    private final long key1;

    CookieJar(long key0, long key1) {
        this.key0 = key0;
        this.key1 = key1;
    }

    /** The initial sequence number that answers a SYN (Linux: secure_tcp_syn_cookie). */
    int cookie(FourTuple tuple, TcpSegment syn, long nowPs) {
        int minute = minute(nowPs);
        return hash(tuple, 0, 0) + syn.sequence() + (minute << COUNT_BITS)
                + (hash(tuple, minute, 1) + sizeIndex(syn.options().maximumSegmentSize()) & DATA_MASK);
    }

    /**
     * The segment size that a cookie stands for, or 0 if it is none of ours or too old (Linux: check_tcp_syn_cookie).
     *
     * @param cookie the sequence number that has come back
     * @param peerInitialSequence of the SYN that it answered
     */
    int segmentSize(FourTuple tuple, int cookie, int peerInitialSequence, long nowPs) {
        int minute = minute(nowPs);
        int rest = cookie - hash(tuple, 0, 0) - peerInitialSequence;
        int age = minute - (rest >>> COUNT_BITS) & -1 >>> COUNT_BITS;
        if (age >= MAX_AGE) {
            return 0;
        }
        int index = rest - hash(tuple, minute - age, 1) & DATA_MASK;
        return index < SEGMENT_SIZES.length ? SEGMENT_SIZES[index] : 0;
    }

    /** What is added to the clock in timestamps towards a peer: it must be the same when the cookie comes back. */
    int timestampOffset(FourTuple tuple) {
        return (int) SipHash.hash(key0, key1, addresses(tuple));
    }

    /**
     * The SYN-ACK with the options that have been agreed on in its timestamp, which is made as much older as it takes to
     * have them in its lowest bits (Linux: cookie_init_timestamp).
     *
     * @param clock milliseconds, without the offset
     * @param peerShift the peer's window scale
     */
    TcpSegment withOptions(TcpSegment synAck, FourTuple tuple, int clock, int peerShift) {
        TcpOptions options = synAck.options();
        if (!options.hasTimestamps()) {
            return synAck;
        }
        int word = (options.windowScale() == TcpOptions.ABSENT ? SCALE_MASK : peerShift)
                | (options.sackPermitted() ? SACK : 0) | ((synAck.flags() & AceField.FLAGS) != 0 ? ECN : 0);
        int value = clock >> TIMESTAMP_BITS << TIMESTAMP_BITS | word;
        value -= value > clock ? 1 << TIMESTAMP_BITS : 0;
        return new TcpSegment(synAck.sourcePort(), synAck.destinationPort(), synAck.sequence(),
                synAck.acknowledgement(), synAck.flags(), synAck.window(), 0,
                new TcpOptions(options.maximumSegmentSize(), options.windowScale(), options.sackPermitted(), true,
                        value + timestampOffset(tuple), options.timestampEcho(), NO_BLOCKS).with(options.accurateEcn()),
                synAck.payload());
    }

    /**
     * The SYN as it must have been, from the ACK that brings the cookie back. Without a timestamp there were no options
     * but the segment size (Linux: cookie_timestamp_decode).
     *
     * @param segmentSize what the cookie stands for
     */
    TcpSegment synOf(TcpSegment ack, FourTuple tuple, int segmentSize) {
        TcpOptions echoed = ack.options();
        boolean timestamps = echoed.hasTimestamps();
        int word = timestamps ? echoed.timestampEcho() - timestampOffset(tuple) : SCALE_MASK;
        boolean scaled = (word & SCALE_MASK) != SCALE_MASK;
        // That it was Accurate ECN shows in the ACK (RFC 9768 §5.1).
        int asked = (word & ECN) == 0 ? 0 : AceField.of(ack) > AceField.CLASSIC_CONSENT ? AceField.FLAGS
                : TcpSegment.ECE | TcpSegment.CWR;
        int flags = TcpSegment.SYN | asked;
        return new TcpSegment(ack.sourcePort(), ack.destinationPort(), ack.sequence() - 1, 0, flags, ack.window(), 0,
                new TcpOptions(segmentSize, scaled ? word & SCALE_MASK : TcpOptions.ABSENT, (word & SACK) != 0,
                        timestamps, echoed.timestampValue(), 0, NO_BLOCKS), ack.payload().slice(0, 0));
    }

    private static int sizeIndex(int named) {
        int index = SEGMENT_SIZES.length - 1;
        while (index > 0 && named < SEGMENT_SIZES[index]) {
            index--;
        }
        return index;
    }

    private static int minute(long nowPs) {
        return (int) (nowPs / (60 * SimTime.SECOND));
    }

    private int hash(FourTuple tuple, int count, int keyOf) {
        long ports = Integer.toUnsignedLong(tuple.remotePort() << 16 | tuple.localPort());
        return (int) SipHash.hash(key0 + keyOf, key1, addresses(tuple), ports | (long) count << 32);
    }

    private static long addresses(FourTuple tuple) {
        return Integer.toUnsignedLong(tuple.remoteAddress()) | (long) tuple.localAddress() << 32;
    }
}
