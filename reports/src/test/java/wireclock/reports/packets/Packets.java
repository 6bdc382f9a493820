package wireclock.reports.packets;

import wireclock.wire.BytesPayload;
import wireclock.wire.EtherType;
import wireclock.wire.EthernetFrame;
import wireclock.wire.GeneratedPayload;
import wireclock.wire.IpPayload;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.TcpOptions;
import wireclock.wire.TcpSegment;

/** Frames for the tests about packets. */
public final class Packets {
    public static final int H1 = Ipv4Address.parse("10.0.0.2");
    public static final int H2 = Ipv4Address.parse("10.0.1.2");

    private Packets() {}

    public static EthernetFrame frame(int from, int to, IpPayload payload) {
        return frame(Ipv4Packet.of(from, to, 0, 64, 7, true, payload));
    }

    public static EthernetFrame frame(Ipv4Packet packet) {
        return new EthernetFrame(0x02_00_00_00_00_02L, 0x02_00_00_00_00_01L, EtherType.IPV4, packet);
    }

    /** From port 1000 of h1 to port 80 of h2, or back. */
    public static EthernetFrame segment(boolean back, int flags, int sequence, int acknowledgement, int length,
            int... sackEdges) {
        TcpOptions options = sackEdges.length == 0 ? TcpOptions.NONE
                : new TcpOptions(TcpOptions.ABSENT, TcpOptions.ABSENT, false, false, 0, 0, sackEdges);
        TcpSegment segment = new TcpSegment(back ? 80 : 1000, back ? 1000 : 80, sequence, acknowledgement, flags, 500,
                0,
                options, length == 0 ? BytesPayload.EMPTY : new GeneratedPayload(1, 0, length));
        return frame(back ? H2 : H1, back ? H1 : H2, segment);
    }
}
