package wireclock.wire;

/**
 * The octet in which an IGMPv3 query writes a time (RFC 3376 §4.1.1): below 128 the value itself, from there on a
 * floating-point number of a three-bit exponent and a four-bit mantissa.
 */
final class IgmpCode {
    private static final int FLOATING = 0x80;
    private static final int HIDDEN_BIT = 0x10;
    private static final int EXPONENT_BIAS = 3;
    /** 31 · 2^10. */
    private static final int LARGEST = 31_744;

    private IgmpCode() {}

    static int value(int code) {
        return code < FLOATING ? code : (code & 0xF | HIDDEN_BIT) << ((code >> 4 & 7) + EXPONENT_BIAS);
    }

    /** The code of the largest value that is not above the given one. */
    static int of(int value) {
        if (value < FLOATING) {
            return value;
        }
        int writable = Math.min(value, LARGEST);
        int exponent = 31 - Integer.numberOfLeadingZeros(writable) - 4 - EXPONENT_BIAS;
        return FLOATING | exponent << 4 | writable >> exponent + EXPONENT_BIAS & 0xF;
    }
}
