package wireclock.ethernet;

import java.util.ArrayList;
import java.util.List;
import wireclock.wire.ArpPacket;
import wireclock.wire.EthernetFrame;
import wireclock.wire.Ipv4Packet;

/** A wire that leads nowhere and remembers what was sent. */
public final class RecordingMedium implements Medium {
    private final List<EthernetFrame> frames = new ArrayList<>();

    @Override
    public void transmit(EthernetFrame frame) {
        frames.add(frame);
    }

    /** Everything sent since the last call. */
    public List<EthernetFrame> take() {
        List<EthernetFrame> taken = List.copyOf(frames);
        frames.clear();
        return taken;
    }

    /** The one frame sent since the last call. */
    public EthernetFrame takeOne() {
        List<EthernetFrame> taken = take();
        if (taken.size() != 1) {
            throw new AssertionError("expected one frame, not " + taken.size());
        }
        return taken.getFirst();
    }

    public ArpPacket takeArp() {
        return (ArpPacket) takeOne().payload();
    }

    public Ipv4Packet takeIp() {
        return (Ipv4Packet) takeOne().payload();
    }
}
