package wireclock.csma;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import wireclock.engine.RandomStream;
import wireclock.engine.SimTime;
import wireclock.link.CableControl;
import wireclock.link.CollisionStats;
import wireclock.link.DropReason;
import wireclock.link.FrameTap;
import wireclock.link.LinkStats;
import wireclock.link.LossModel;
import wireclock.link.SendingDirection;
import wireclock.wire.EthernetFrame;

/**
 * The transmitting half of a CSMA/CD station (IEEE 802.3, 4.2.3.2 and 4.2.8), and so the direction of its cable that
 * leads to the medium: queue, attempts, backoff. When the medium is free for it, and when signals meet, its {@link
 * CollisionDomain} knows.
 *
 * <pre>
 *              offer                       free for it
 *   IDLE ───────────────▶ CONTENDING ────────────────────────▶ SENDING
 *    ▲                    (defers, or   ◀──────────┐              │   │
 *    │                    backs off)               │   collision  │   │ frame is out
 *    │                        ▲        backoff     │   ┌──────────┘   │
 *    │                        │        drawn       │   ▼              │
 *    │                        │                 JAMMING               │
 *    │                        │                    │ attempt limit    │
 *    │                        │   queue not empty  ▼                  ▼
 *    └────────────────────────┴──────────────── frame is done ◀───────┘
 *         queue empty
 * </pre>
 *
 * <p>A station in full duplex has the same machine, for which the medium is always free and that notices nothing.
 */
public final class CsmaCdMac implements SendingDirection, CableControl {
    private final CollisionDomain domain;
    private final int station;
    private final StationConfig config;
    private final RandomStream backoffStream;
    private final Losses losses;
    private final LinkStats stats = new LinkStats();
    private final CollisionStats collisions = new CollisionStats();
    private final WaitingFrames waiting;
    private @Nullable FrameTap lateDrops;

    /** The frame that contends or is being sent. */
    private @Nullable EthernetFrame current;
    private int attempts;
    private boolean sending;
    private boolean down;
    private long framesBegun;
    private long bytesBegun;
    private long framesOut;
    private long sendingSincePs;
    private long lastBusyPs;

    CsmaCdMac(CollisionDomain domain, int station, StationConfig config, RandomStream backoffStream, LossModel loss) {
        this.domain = domain;
        this.station = station;
        this.config = config;
        this.backoffStream = backoffStream;
        this.losses = new Losses(loss);
        this.waiting = new WaitingFrames(config.queue());
    }

    @Override
    public @Nullable DropReason offer(EthernetFrame frame) {
        if (frame.payload().length() > config.mtuBytes()) {
            stats.tooLong++;
            return DropReason.TOO_LONG;
        }
        if (current != null && !waiting.add(frame, domain.nowPs())) {
            stats.queueDrops++;
            return DropReason.QUEUE_FULL;
        }
        stats.accepted++;
        stats.acceptedBytes += frame.length();
        if (down) {
            stats.lost++;
            return DropReason.LINK_DOWN;
        }
        if (current == null) {
            current = frame;
            domain.contend(station, domain.nowPs());
        } else {
            stats.queueMaxPackets = waiting.most();
        }
        return null;
    }

    /** The medium is free for this station: what it sends now. */
    EthernetFrame beginTransmission(long nowPs) {
        EthernetFrame frame = current;
        if (frame == null) {
            throw new IllegalStateException("station " + station + " has nothing to send");
        }
        if (attempts == 0) {
            framesBegun++;
            bytesBegun += frame.length();
        }
        attempts++;
        sending = true;
        sendingSincePs = nowPs;
        return frame;
    }

    /**
     * Another's signal has come while this station sends. After the slot time that is late, and an error, but at 10 and
     * 100 Mbit/s the frame is tried again all the same: only at 1 Gbit/s does TransmitLinkMgmt give up (4.2.8).
     */
    void collided(boolean late) {
        collisions.collisions++;
        if (late) {
            collisions.lateCollisions++;
        }
    }

    /**
     * The jam is over: draws the backoff.
     *
     * @return when this station contends again, be it with the next frame; {@link SimTime#NEVER} if it has none
     */
    long jamEnded(long nowPs, long slotPs, long gapPs) {
        transmissionEnded(nowPs, gapPs);
        if (attempts >= config.attemptLimit()) {
            collisions.excessiveCollisions++;
            stats.lost++;
            tell(current, nowPs, DropReason.EXCESSIVE_COLLISIONS);
            return nextFrame(nowPs);
        }
        // 4.2.3.2.5: before retransmission n, r slots with 0 <= r < 2^min(n, limit).
        long backoffPs = backoffStream.nextBelow(1L << Math.min(attempts, config.backoffLimit())) * slotPs;
        collisions.backoffPs += backoffPs;
        return nowPs + backoffPs;
    }

    /**
     * The frame is out whole.
     *
     * @return when this station contends again; {@link SimTime#NEVER} if it has no more frames
     */
    long frameOut(long nowPs, long gapPs) {
        transmissionEnded(nowPs, gapPs);
        framesOut++;
        return nextFrame(nowPs);
    }

    private void transmissionEnded(long nowPs, long gapPs) {
        sending = false;
        stats.busyPs += nowPs - sendingSincePs + gapPs;
        lastBusyPs = nowPs + gapPs;
    }

    private long nextFrame(long nowPs) {
        attempts = 0;
        current = waiting.poll(nowPs);
        return current == null ? SimTime.NEVER : nowPs;
    }

    /** Whether the frame that is just out gets lost on the cable to the hub. */
    boolean losesFrame(EthernetFrame frame) {
        boolean lost = !losses.isNone() && losses.lose(frame);
        if (lost) {
            tell(frame, domain.nowPs(), DropReason.RANDOM_LOSS);
        }
        return lost;
    }

    @Override
    public void tellLateDrops(FrameTap tap) {
        lateDrops = tap;
    }

    private void tell(@Nullable EthernetFrame frame, long nowPs, DropReason reason) {
        if (lateDrops != null && frame != null) {
            lateDrops.droppedLater(nowPs, frame, reason);
        }
    }

    @Override
    public void setDown(boolean down) {
        if (down == this.down) {
            return;
        }
        this.down = down;
        if (down) {
            long nowPs = domain.nowPs();
            while (current != null) {
                stats.lost++;
                tell(current, nowPs, DropReason.LINK_DOWN);
                nextFrame(nowPs);
            }
            if (sending) {
                transmissionEnded(nowPs, 0);
            }
        }
        domain.cutSender(station, down);
    }

    @Override
    public boolean isDown() {
        return down;
    }

    @Override
    public LossModel loss() {
        return losses.own();
    }

    @Override
    public void setLoss(LossModel loss) {
        losses.setOwn(loss);
    }

    @Override
    public void addLoss(LossModel loss) {
        losses.add(loss);
    }

    boolean isFullDuplex() {
        return config.fullDuplex();
    }

    @Override
    public LinkStats stats() {
        stats.waitPs = waitSoFarPs();
        return stats;
    }

    /** The same counts for whoever writes them. */
    LinkStats counts() {
        return stats;
    }

    @Override
    public CollisionStats collisionStats() {
        return collisions;
    }

    @Override
    public int queuedPackets() {
        return waiting.packets();
    }

    @Override
    public long queuedBytes() {
        return waiting.bytes();
    }

    @Override
    public int inFlight() {
        return (current == null ? 0 : 1) + domain.underWayFrom(station);
    }

    @Override
    public void forEachUnderWay(Consumer<EthernetFrame> viewer) {
        domain.forEachUnderWayFrom(station, viewer);
        if (current != null) {
            viewer.accept(current);
        }
        waiting.frames().forEach(viewer);
    }

    @Override
    public long framesLost() {
        return stats.lost;
    }

    @Override
    public long framesSent() {
        return framesBegun;
    }

    @Override
    public long bytesSent() {
        return bytesBegun;
    }

    @Override
    public long packetHops() {
        return framesOut;
    }

    @Override
    public long waitSoFarPs() {
        return waiting.waitedPs(domain.nowPs());
    }

    @Override
    public long busySoFarPs() {
        long nowPs = domain.nowPs();
        return stats.busyPs - Math.max(lastBusyPs - nowPs, 0) + (sending ? nowPs - sendingSincePs : 0);
    }
}
