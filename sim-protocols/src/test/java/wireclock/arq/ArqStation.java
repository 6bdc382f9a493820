package wireclock.arq;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.ip.TestNode;
import wireclock.udp.Udp;
import wireclock.wire.ArqCodec;
import wireclock.wire.ArqPacket;
import wireclock.wire.BytesPayload;
import wireclock.wire.EthernetFrame;
import wireclock.wire.IpProtocol;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.MalformedPacketException;
import wireclock.wire.Payload;
import wireclock.wire.UdpDatagram;

/** A host for one end of a transfer whose other end is the test: packets in, packets out, as {@code DATA 3}. */
final class ArqStation {
    static final int OWN = Ipv4Address.parse("10.0.0.1");
    static final int PEER = Ipv4Address.parse("10.0.0.2");
    static final int PORT = 5001;
    static final int PEER_PORT = 6001;

    final Scheduler scheduler = new Scheduler();
    final Udp udp;
    /** Where answers go. */
    int localPort;
    private final TestNode node = new TestNode(scheduler, false);
    private final int component = scheduler.newComponent();

    ArqStation() {
        udp = new Udp(node.ip());
        node.addInterface("10.0.0.1/24", 1500);
        node.addNeighbor(0, "10.0.0.2");
        node.ip().register(IpProtocol.UDP, udp);
    }

    int component() {
        return component;
    }

    /** What has been sent since the last call. */
    List<String> sent() {
        List<String> lines = new ArrayList<>();
        for (EthernetFrame frame : node.medium(0).take()) {
            UdpDatagram datagram = (UdpDatagram) ((Ipv4Packet) frame.payload()).payload();
            try {
                ArqPacket packet = ArqCodec.decode(datagram.payload());
                lines.add(packet.type() + " " + packet.numberAsLong());
            } catch (MalformedPacketException e) {
                throw new AssertionError(e);
            }
        }
        return lines;
    }

    /** An answer arrives from the peer's port. */
    void answer(ArqPacket.Type type, int bits, int number) {
        arrive(PORT, localPort, ArqCodec.encode(ArqPacket.answer(type, bits, number)));
    }

    /** A segment arrives from the peer. */
    void segment(int bits, int number, Payload payload) {
        arrive(PEER_PORT, PORT, ArqCodec.encode(new ArqPacket(ArqPacket.Type.DATA, bits, number, payload)));
    }

    void arrive(int fromPort, int toPort, Payload payload) {
        node.arrive(0, Ipv4Packet.of(PEER, OWN, 0, 64, 1, false, new UdpDatagram(fromPort, toPort, payload)));
    }

    void runTo(long milliseconds) {
        scheduler.run(milliseconds * SimTime.MILLISECOND, Long.MAX_VALUE);
    }

    /** A payload that can be told from others. */
    static Payload text(long number) {
        return new BytesPayload(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
    }
}
