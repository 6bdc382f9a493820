package wireclock.csma;

import java.util.function.Consumer;
import wireclock.link.CableControl;
import wireclock.link.LinkDirection;
import wireclock.link.LinkStats;
import wireclock.link.LossModel;
import wireclock.wire.EthernetFrame;

/**
 * A direction of a cable into which a hub repeats what it hears. It has no queue, and nobody sends on it. A frame
 * counts here when it has passed; until then it is under way from the station that sends it.
 */
abstract sealed class RepeatedDirection implements LinkDirection, CableControl permits Reception, Trunk {
    final Losses losses;
    final LinkStats stats;
    private boolean down;

    RepeatedDirection(LossModel loss, LinkStats stats) {
        this.losses = new Losses(loss);
        this.stats = stats;
    }

    /** Cuts this direction, or mends it. */
    abstract void cut(boolean down);

    @Override
    public final void setDown(boolean down) {
        if (down != this.down) {
            this.down = down;
            cut(down);
        }
    }

    @Override
    public final boolean isDown() {
        return down;
    }

    @Override
    public final LossModel loss() {
        return losses.own();
    }

    @Override
    public final void setLoss(LossModel loss) {
        losses.setOwn(loss);
    }

    @Override
    public final void addLoss(LossModel loss) {
        losses.add(loss);
    }

    @Override
    public final LinkStats stats() {
        return stats;
    }

    @Override
    public final int queuedPackets() {
        return 0;
    }

    @Override
    public final long queuedBytes() {
        return 0;
    }

    @Override
    public final int inFlight() {
        return 0;
    }

    @Override
    public final void forEachUnderWay(Consumer<EthernetFrame> viewer) {}

    @Override
    public final long framesLost() {
        return stats.lost;
    }

    @Override
    public final long framesSent() {
        return stats.accepted;
    }

    @Override
    public final long bytesSent() {
        return stats.acceptedBytes;
    }

    @Override
    public final long packetHops() {
        return 0;
    }

    @Override
    public final long waitSoFarPs() {
        return 0;
    }

    @Override
    public final long busySoFarPs() {
        return stats.busyPs;
    }
}
