package wireclock.link;

import wireclock.ethernet.FrameReceiver;
import wireclock.wire.EthernetCodec;
import wireclock.wire.EthernetFrame;
import wireclock.wire.MalformedPacketException;

/**
 * A receiver that gets frames as real equipment does: from bytes. Each frame is encoded, decoded, and what came out is
 * passed on.
 *
 * <p>It is there to test the simulator: a run over recoded links must be the very same run. Frames whose content is
 * longer than its fields can say, or padding of an unknown EtherType, do not survive.
 */
public final class RecodedReceiver implements FrameReceiver {
    private final FrameReceiver receiver;

    public RecodedReceiver(FrameReceiver receiver) {
        this.receiver = receiver;
    }

    /**
     * Passes on the frame as decoded.
     *
     * @throws IllegalStateException if the bytes cannot be decoded, or to another frame: a defect of the simulator
     */
    @Override
    public void receive(EthernetFrame frame) {
        EthernetFrame decoded = recode(frame);
        if (!decoded.equals(frame)) {
            throw new IllegalStateException("encoded as [" + frame + "], decoded as [" + decoded + "]");
        }
        receiver.receive(decoded);
    }

    private static EthernetFrame recode(EthernetFrame frame) {
        byte[] bytes = EthernetCodec.encode(frame);
        try {
            return EthernetCodec.decode(bytes, 0, bytes.length);
        } catch (MalformedPacketException e) {
            throw new IllegalStateException("encoded to bytes that cannot be decoded: [" + frame + "]", e);
        }
    }
}
