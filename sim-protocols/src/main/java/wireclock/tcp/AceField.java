package wireclock.tcp;

import wireclock.wire.TcpSegment;

/** The three flags AE, CWR and ECE as one number, and what it says in a handshake (RFC 9768 §3.1, tables 2 and 3). */
final class AceField {
    /** All three: of the counter, as much as fits; and on a SYN, the request. */
    static final int MASK = 7;
    /** AE, CWR and ECE in a header. */
    static final int FLAGS = TcpSegment.AE | TcpSegment.CWR | TcpSegment.ECE;
    /** On a SYN, the request of RFC 3168. */
    static final int CLASSIC_REQUEST = 3;
    /** On a SYN-ACK, the consent of RFC 3168. */
    static final int CLASSIC_CONSENT = 1;

    private static final int LOWEST_BIT = 6;
    private static final int NONCE_CONSENT = 5;
    /** By the codepoint that has arrived: Not-ECT, ECT(1), ECT(0), CE. */
    private static final int[] REFLECTING = {2, 3, 4, 6};
    /** The codepoint that is reflected, by the field; Linux reads the unused ones so, too. */
    private static final int[] REFLECTED = {2, 1, 0, 1, 2, 1, 3, 1};

    private AceField() {}

    static int of(TcpSegment segment) {
        return segment.flags() >> LOWEST_BIT & MASK;
    }

    /** The flags that stand for a number. */
    static int flags(int value) {
        return (value & MASK) << LOWEST_BIT;
    }

    /** The flags that tell the peer with which codepoint its SYN or SYN-ACK has arrived. */
    static int reflecting(int codepoint) {
        return flags(REFLECTING[codepoint]);
    }

    /** The codepoint with which our SYN or SYN-ACK has arrived, by what the peer says. */
    static int reflected(int field) {
        return REFLECTED[field];
    }

    /** Whether a SYN asks for Accurate ECN: whatever is neither nothing nor RFC 3168 (§3.1.2). */
    static boolean asksForAccurate(int field) {
        return field != 0 && field != CLASSIC_REQUEST;
    }

    /** Whether a SYN-ACK agrees to Accurate ECN; all flags come from a peer that is broken (§3.1.2). */
    static boolean agreesToAccurate(int field) {
        return field != 0 && field != CLASSIC_CONSENT && field != MASK;
    }

    /** Whether the field tells of a codepoint that was reflected: the others are unused, or no feedback at all. */
    static boolean isReflection(int field) {
        return field != 0 && field != CLASSIC_CONSENT && field != NONCE_CONSENT && field != MASK;
    }

    /** Whether the network may have made one codepoint of the other (§3.2.2.3). */
    static boolean isPossible(int sent, int arrived) {
        return arrived == sent || sent != Ecn.NOT_ECT && arrived != Ecn.NOT_ECT && sent != Ecn.CE;
    }
}
