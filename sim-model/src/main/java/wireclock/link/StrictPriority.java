package wireclock.link;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import wireclock.wire.EthernetFrame;
import wireclock.wire.Ipv4Packet;

/**
 * Several drop-tail queues, of which the first that has something is served: whoever waits in a later one waits for
 * as long as there is something before (RFC 2475 calls such a class of service by its packets' DSCP).
 */
public final class StrictPriority implements QueueDiscipline {
    private final byte[] bandOfDscp;
    private final int otherBand;
    private final QueueLimit limit;
    private final FrameList[] bands;
    private int packets;
    private long bytes;

    /**
     * @param bandOfDscp for each of the 64 code points its band, 0 the first to be served
     * @param otherBand of what is not IPv4
     * @param limit of each band
     */
    public StrictPriority(int[] bandOfDscp, int otherBand, int bandCount, QueueLimit limit) {
        this.bandOfDscp = new byte[bandOfDscp.length];
        for (int i = 0; i < bandOfDscp.length; i++) {
            this.bandOfDscp[i] = (byte) bandOfDscp[i];
        }
        this.otherBand = otherBand;
        this.limit = limit;
        bands = new FrameList[bandCount];
        for (int i = 0; i < bandCount; i++) {
            bands[i] = new FrameList();
        }
    }

    @Override
    public @Nullable DropReason enqueue(WaitingFrame frame, long nowPs, long lineFreePs, Listener listener) {
        FrameList band = bands[bandOf(frame.frame())];
        boolean passes = packets == 0 && lineFreePs <= nowPs;
        if (!passes && !limit.hasRoom(band.packets(), band.bytes(), frame)) {
            return DropReason.QUEUE_FULL;
        }
        band.add(frame);
        packets++;
        bytes += frame.bytes();
        return null;
    }

    private int bandOf(EthernetFrame frame) {
        return frame.payload() instanceof Ipv4Packet packet ? bandOfDscp[packet.dscp()] : otherBand;
    }

    @Override
    public @Nullable WaitingFrame dequeue(long nowPs, Listener listener) {
        return discard();
    }

    @Override
    public @Nullable WaitingFrame discard() {
        for (FrameList band : bands) {
            WaitingFrame frame = band.remove();
            if (frame != null) {
                packets--;
                bytes -= frame.bytes();
                return frame;
            }
        }
        return null;
    }

    @Override
    public int packets() {
        return packets;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void forEach(Consumer<WaitingFrame> viewer) {
        for (FrameList band : bands) {
            band.forEach(viewer);
        }
    }
}
