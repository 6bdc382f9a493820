package wireclock.arq;

import org.jspecify.annotations.Nullable;
import wireclock.udp.DatagramHandler;
import wireclock.udp.Udp;
import wireclock.udp.UdpSocket;
import wireclock.wire.ArqCodec;
import wireclock.wire.ArqPacket;
import wireclock.wire.MalformedPacketException;
import wireclock.wire.Payload;
import wireclock.wire.UdpDatagram;

/**
 * The receiving end of a transfer. Every segment is answered at once.
 *
 * <p>Stop-and-wait and go-back-N take the next segment alone, and acknowledge the last one taken, also when another
 * one comes: their acknowledgements are cumulative. Selective repeat takes what the window holds and acknowledges
 * each one by itself, also those of the window before, whose acknowledgement was lost (Kurose and Ross §3.4.4).
 */
public final class ArqReceiver implements DatagramHandler {
    private final Udp udp;
    private final ArqConfig config;
    private final int address;
    private final int port;
    private final SegmentSink sink;
    private final SequenceSpace space;
    private final ReceiveWindow window;
    private final ArqReceiverStats stats = new ArqReceiverStats();
    private @Nullable UdpSocket socket;
    private int peer;
    /** 0 before the first segment. */
    private int peerPort;
    /** Segments below this have come or have been asked for. */
    private long asked;
    /** Segments that wait for one before them. */
    private int held;

    /**
     * Builds a receiver that does not listen yet.
     *
     * @param address that the segments are sent to: others may send to other addresses of this node
     */
    public ArqReceiver(Udp udp, ArqConfig config, int address, int port, SegmentSink sink) {
        this.udp = udp;
        this.config = config;
        this.address = address;
        this.port = port;
        this.sink = sink;
        space = new SequenceSpace(config.sequenceBits());
        window = new ReceiveWindow(config.protocol().isSelective() ? config.window() : 1, space);
    }

    /** Opens the port. */
    public void listen() {
        socket = udp.open(port, this);
    }

    @Override
    public void datagramReceived(int source, int sourcePort, int destination, UdpDatagram datagram) {
        ArqPacket packet;
        try {
            packet = ArqCodec.decode(datagram.payload());
        } catch (MalformedPacketException malformed) {
            stats.malformed++;
            return;
        }
        if (packet.type() != ArqPacket.Type.DATA || packet.sequenceBits() != config.sequenceBits()
                || destination != address || !isPeer(source, sourcePort)) {
            stats.malformed++;
            return;
        }
        stats.segmentsReceived++;
        if (config.protocol().isSelective()) {
            takeSelectively(packet);
        } else {
            takeInOrder(packet);
        }
    }

    /** Whoever comes first is the peer. */
    private boolean isPeer(int source, int sourcePort) {
        if (peerPort == 0) {
            peer = source;
            peerPort = sourcePort;
        }
        return source == peer && sourcePort == peerPort;
    }

    private void takeInOrder(ArqPacket packet) {
        long ahead = window.ahead(packet.number());
        if (ahead == 0) {
            window.keep(ahead, packet.payload());
            held++;
            deliver();
        } else if (ahead < config.window()) {
            stats.outOfOrder++;
        } else {
            stats.duplicates++;
        }
        acknowledge(space.onWire(window.base() - 1));
    }

    private void takeSelectively(ArqPacket packet) {
        long ahead = window.ahead(packet.number());
        if (window.contains(ahead)) {
            long segment = window.base() + ahead;
            if (window.keep(ahead, packet.payload())) {
                held++;
                askForMissing(segment);
                deliver();
                stats.mostHeld = Math.max(stats.mostHeld, held);
            } else {
                stats.duplicates++;
            }
        } else if (window.isBehind(packet.number(), config.window())) {
            stats.duplicates++;
        } else {
            stats.outsideWindow++;
            return;
        }
        acknowledge(packet.number());
    }

    /** A segment shows that those before it are missing: each is asked for once. */
    private void askForMissing(long segment) {
        if (config.nak()) {
            for (long missing = Math.max(asked, window.base()); missing < segment; missing++) {
                stats.naksSent++;
                answer(ArqPacket.Type.NAK, space.onWire(missing));
            }
            asked = Math.max(asked, segment + 1);
        }
    }

    private void deliver() {
        for (Payload next = window.takeNext(); next != null; next = window.takeNext()) {
            held--;
            sink.delivered(next);
        }
    }

    private void acknowledge(int number) {
        stats.acksSent++;
        answer(ArqPacket.Type.ACK, number);
    }

    private void answer(ArqPacket.Type type, int number) {
        if (socket != null) {
            // What cannot be sent is as good as lost: the sender will ask again.
            socket.send(peer, peerPort, ArqCodec.encode(ArqPacket.answer(type, config.sequenceBits(), number)));
        }
    }

    public ArqReceiverStats stats() {
        return stats;
    }
}
