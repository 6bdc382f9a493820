package wireclock.ip;

import wireclock.wire.EtherType;
import wireclock.wire.IgmpMessage;
import wireclock.wire.Ipv4Options;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.MacAddress;

/** The packets in which IGMP messages travel (RFC 3376 §4): one hop far, out of one interface, with router alert. */
final class IgmpPackets {
    /** Precedence "internetwork control", as Linux sets it. */
    private static final int TYPE_OF_SERVICE = 0xC0;

    private static final int DONT_FRAGMENT = 0x4000;
    private static final int TIME_TO_LIVE = 1;
    private static final int RECORD_BYTES = 8;

    private IgmpPackets() {}

    static void send(NetworkInterface out, int destination, IgmpMessage message) {
        Ipv4Packet packet = new Ipv4Packet(TYPE_OF_SERVICE, 0, DONT_FRAGMENT, TIME_TO_LIVE, out.address(), destination,
                Ipv4Options.ROUTER_ALERT, message);
        out.ip().stats().sent++;
        out.nic().send(MacAddress.ofGroup(destination), EtherType.IPV4, packet);
    }

    /** How many records about all sources of a group fit one report. */
    static int recordsWithin(int mtu) {
        int overhead = Ipv4Packet.HEADER_BYTES + Ipv4Options.ROUTER_ALERT.length() + IgmpMessage.SHORT_BYTES;
        return Math.max((mtu - overhead) / RECORD_BYTES, 1);
    }
}
