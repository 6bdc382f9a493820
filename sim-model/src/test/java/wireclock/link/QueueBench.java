package wireclock.link;

import java.util.ArrayList;
import java.util.List;
import wireclock.wire.BytesPayload;
import wireclock.wire.EtherType;
import wireclock.wire.EthernetFrame;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.UdpDatagram;

/** A queue discipline without a line: a test says when frames come and when one is taken out. */
final class QueueBench implements QueueDiscipline.Listener {
    /** A line that is busy for as long as a test lasts. */
    static final long BUSY = Long.MAX_VALUE;
    static final int ECT0 = 0b10;

    final QueueDiscipline queue;
    final List<Integer> droppedLater = new ArrayList<>();
    final List<Integer> marked = new ArrayList<>();

    QueueBench(QueueDiscipline queue) {
        this.queue = queue;
    }

    /** A UDP packet of one flow, its number in the identification. */
    static EthernetFrame packet(int flow, int number, int totalLength, int typeOfService) {
        return new EthernetFrame(2, 1, EtherType.IPV4, Ipv4Packet.of(0x0A00_0001, 0x0A00_0002, typeOfService, 64, number,
                true, new UdpDatagram(1000 + flow, 9, new BytesPayload(new byte[totalLength - 28]))));
    }

    static int number(WaitingFrame frame) {
        return ((Ipv4Packet) frame.frame().payload()).identification();
    }

    DropReason offer(EthernetFrame frame, long nowPs) {
        return offer(frame, nowPs, BUSY);
    }

    DropReason offer(EthernetFrame frame, long nowPs, long lineFreePs) {
        WaitingFrame waiting = new WaitingFrame();
        waiting.reset(frame, frame.length(), nowPs);
        return queue.enqueue(waiting, nowPs, lineFreePs, this);
    }

    /** The number of the next packet, or −1 if there is none. */
    int take(long nowPs) {
        WaitingFrame frame = queue.dequeue(nowPs, this);
        return frame == null ? -1 : number(frame);
    }

    @Override
    public void dropped(WaitingFrame frame, DropReason reason) {
        droppedLater.add(number(frame));
    }

    @Override
    public void marked(WaitingFrame frame) {
        if (frame.markCongestionExperienced()) {
            marked.add(number(frame));
        }
    }
}
