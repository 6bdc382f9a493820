package wireclock.ip;

import java.util.ArrayList;
import java.util.List;
import wireclock.wire.BytesPayload;
import wireclock.wire.Ipv4Codec;
import wireclock.wire.Ipv4Options;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.RawIpPayload;

/** Cuts packets to the size of a link (RFC 791 §3.2). Works on fragments too, as routers must. */
final class Fragmenter {
    private Fragmenter() {}

    /**
     * The fragments of a packet in their order, all of them no longer than the MTU and all but the last as long as it
     * lets them be. Their bytes are slices of one array.
     *
     * @param mtu less than the packet's length, at least 68: room for the longest header and 8 bytes
     */
    static List<Ipv4Packet> split(Ipv4Packet packet, int mtu) {
        BytesPayload whole = Ipv4Codec.encodePayload(packet);
        int protocol = packet.payload().protocol();
        BytesPayload laterOptions = Ipv4Options.ofLaterFragments(packet.options());
        // Offsets count in units of 8 bytes.
        int most = mtu - packet.headerLength() & ~7;
        List<Ipv4Packet> fragments = new ArrayList<>(Math.ceilDiv(whole.length(), most));
        for (int from = 0; from < whole.length(); from += most) {
            int length = Math.min(most, whole.length() - from);
            // The last piece of a fragment is not the last of the packet.
            boolean more = from + length < whole.length() || packet.moreFragments();
            int offset = (packet.fragmentOffsetBytes() + from) / 8;
            fragments.add(new Ipv4Packet(packet.typeOfService(), packet.identification(),
                    more ? Ipv4Packet.MORE_FRAGMENTS | offset : offset, packet.timeToLive(), packet.source(),
                    packet.destination(), from == 0 ? packet.options() : laterOptions,
                    new RawIpPayload(protocol, whole.slice(from, length))));
        }
        return fragments;
    }
}
