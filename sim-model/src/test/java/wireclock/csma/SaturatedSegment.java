package wireclock.csma;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import wireclock.engine.RandomStream;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.link.LossModel;
import wireclock.link.QueueLimit;
import wireclock.wire.EthernetFrame;

/** Stations that always have a frame to send, all equally far from each other, and one more that only listens. */
final class SaturatedSegment {
    private static final long RATE_BIT_PER_S = 10_000_000;

    private final Scheduler scheduler = new Scheduler();
    private final CollisionDomain domain;
    private final int senders;
    private final int frameBytes;
    private long delivered;

    SaturatedSegment(int senders, int frameBytes, int delayBits, long seed) {
        this.senders = senders;
        this.frameBytes = frameBytes;
        long[][] delaysPs = new long[senders + 1][senders + 1];
        List<Station> stations = new ArrayList<>();
        for (int i = 0; i <= senders; i++) {
            Arrays.fill(delaysPs[i], delayBits * SimTime.SECOND / RATE_BIT_PER_S);
            delaysPs[i][i] = 0;
            boolean listens = i == senders;
            stations.add(new Station(new StationConfig(1500, QueueLimit.ofPackets(1), false, 16, 10),
                    frame -> delivered += listens ? 1 : 0, Frames.addressOf(i), new RandomStream(seed, "backoff " + i),
                    LossModel.NONE, LossModel.NONE));
        }
        domain = new CollisionDomain(scheduler, RATE_BIT_PER_S, delaysPs, stations, true);
    }

    /** Runs until so many frames have been delivered. */
    SaturatedSegment run(long frames) {
        EthernetFrame frame = Frames.numbered(0, senders, frameBytes);
        while (delivered < frames) {
            for (int i = 0; i < senders; i++) {
                while (domain.mac(i).queuedPackets() == 0) {
                    domain.mac(i).offer(frame);
                }
            }
            scheduler.run(Long.MAX_VALUE, 1);
        }
        return this;
    }

    /** Bits of delivered frames, without preamble and gap, per second. */
    double goodputBitPerS() {
        return delivered * frameBytes * 8.0 / SimTime.toSeconds(scheduler.nowPs());
    }

    /** Collisions that a station took part in, per delivered frame. */
    double collisionsPerFrame() {
        long collisions = 0;
        for (int i = 0; i < senders; i++) {
            collisions += domain.mac(i).collisionStats().collisions;
        }
        return (double) collisions / delivered;
    }

    /** Frames given up, per delivered frame. */
    double excessivePerFrame() {
        long excessive = 0;
        for (int i = 0; i < senders; i++) {
            excessive += domain.mac(i).collisionStats().excessiveCollisions;
        }
        return (double) excessive / delivered;
    }
}
