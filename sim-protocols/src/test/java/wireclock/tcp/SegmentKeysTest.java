package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wireclock.ip.IpDropReason;
import wireclock.wire.Ipv4Address;
import wireclock.wire.TcpSegment;
import wireclock.wire.TcpSignature;

/** Signed segments (RFC 2385): what leaves is signed, and what arrives otherwise is dropped and counted. */
class SegmentKeysTest {
    private static final int PEER = Ipv4Address.parse("10.0.0.2");
    private static final int HERE = Ipv4Address.parse("10.0.0.1");
    private static final TcpSignature KEY = new TcpSignature("swordfish");

    private final TcpScript script = new TcpScript();

    private long dropped() {
        return script.node.ip().stats().dropped(IpDropReason.BAD_SIGNATURE);
    }

    @Test
    void aConnectionIsSignedFromItsSynOn() {
        script.tcp.sign(PEER, KEY);
        script.connect(Settings.linux(), 1000);
        TcpSegment syn = script.next();
        assertThat(KEY.isOf(syn, HERE, PEER)).isTrue();
        assertThat(syn.options().hasTimestamps()).as("no room").isFalse();
        script.sends(Seg.synAck(5000, 1001).mss(1460)).expectsNothing();
        assertThat(dropped()).as("unsigned").isEqualTo(1);
        script.sends(Seg.synAck(5000, 1001).mss(1460).signed(new TcpSignature("other"), PEER, HERE)).expectsNothing();
        assertThat(dropped()).as("signed otherwise").isEqualTo(2);
        script.sends(Seg.synAck(5000, 1001).mss(1460).signed(KEY, PEER, HERE));
        assertThat(KEY.isOf(script.next(), HERE, PEER)).isTrue();
        script.app.write(3000);
        TcpSegment full = script.next();
        assertThat(KEY.isOf(full, HERE, PEER)).isTrue();
        assertThat(full.payload().length()).isEqualTo(1460 - 20);
        assertThat(full.length()).isEqualTo(1480);
    }

    @Test
    void aResetIsSignedToo() {
        script.tcp.sign(PEER, KEY);
        script.strangerSends(Seg.syn(7000).signed(KEY, PEER, HERE), 81);
        TcpSegment reset = script.next();
        assertThat(reset.has(TcpSegment.RST) && KEY.isOf(reset, HERE, PEER)).isTrue();
    }

    /** Linux: TCPMD5Unexpected. */
    @Test
    void aSignatureThatNobodyExpectsIsDropped() {
        script.listen(Settings.plain(), 1000).sends(Seg.syn(5000).mss(1460).signed(KEY, PEER, HERE)).expectsNothing();
        assertThat(dropped()).isEqualTo(1);
        script.sends(Seg.syn(5000).mss(1460)).expects(Seg.synAck(1000, 5001));
    }
}
