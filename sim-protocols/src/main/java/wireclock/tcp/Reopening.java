package wireclock.tcp;

import wireclock.wire.TcpSegment;

/** How a new connection follows one in TIME_WAIT between the same ports (RFC 9293 §3.6.1, RFC 6191). */
final class Reopening {
    private static final int DISTANCE = 65_537;

    private Reopening() {}

    /** Whether a SYN is certainly newer than anything of the old connection. */
    static boolean isAllowed(TcpConnection old, TcpSegment syn) {
        return (syn.flags() & (TcpSegment.SYN | TcpSegment.ACK | TcpSegment.RST)) == TcpSegment.SYN
                && !old.timestamps().isOld(syn)
                && (syn.sequence() - (int) old.receiver().rcvNxt() > 0 || old.timestamps().isNewer(syn));
    }

    /**
     * The old connection makes room.
     *
     * @return initial sequence number of the new one: beyond every window of the old, as Linux chooses it
     */
    static int makeRoom(TcpConnection old) {
        old.life().finish();
        old.pushOut();
        return (int) old.sender().sndNxt() + DISTANCE;
    }
}
