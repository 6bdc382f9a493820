package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import wireclock.wire.FastOpenOption;
import wireclock.wire.Ipv4Address;

class SipHashTest {
    private static final FastOpenServer SERVER =
            FastOpenServer.of(new int[] {0xa1a1a1a1, 0xb2b2b2b2, 0xc3c3c3c3, 0xd4d4d4d4}, true);
    private static final byte[] COOKIE = HexFormat.of().parseHex("3021b9d889017eeb");

    /** The vector of the reference implementation for the message 00 01 … 07 and the key 00 01 … 0f. */
    @Test
    void hashesAsTheReference() {
        assertThat(SipHash.hash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L, 0x0706050403020100L))
                .isEqualTo(0x93f5f5799a932462L);
    }

    /** What Linux answers with that key, seen from 192.0.2.1. */
    @Test
    void cookiesAreThoseOfLinux() {
        assertThat(SERVER.cookie(Ipv4Address.parse("192.0.2.1"), Ipv4Address.parse("192.168.0.1"))).isEqualTo(COOKIE);
    }

    @Test
    void onlyTheRightCookieOpens() {
        assertThat(SERVER.decide(true, new FastOpenOption(COOKIE, false), COOKIE))
                .isEqualTo(FastOpenServer.Decision.OPEN);
        assertThat(SERVER.decide(true, new FastOpenOption(new byte[8], false), COOKIE))
                .isEqualTo(FastOpenServer.Decision.GIVE_COOKIE);
        assertThat(SERVER.decide(false, new FastOpenOption(new byte[0], false), COOKIE))
                .isEqualTo(FastOpenServer.Decision.GIVE_COOKIE);
        assertThat(SERVER.decide(true, null, COOKIE)).isEqualTo(FastOpenServer.Decision.ORDINARY);
        FastOpenServer trusting = new FastOpenServer(1, 2, false);
        assertThat(trusting.decide(true, null, COOKIE)).isEqualTo(FastOpenServer.Decision.OPEN);
        assertThat(trusting.decide(false, null, COOKIE)).isEqualTo(FastOpenServer.Decision.ORDINARY);
    }
}
