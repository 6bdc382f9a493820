package wireclock.scenario.run;

import wireclock.engine.RandomStreams;
import wireclock.engine.SimTime;
import wireclock.link.CoDel;
import wireclock.link.CoDelConfig;
import wireclock.link.DropTail;
import wireclock.link.FqCoDel;
import wireclock.link.QueueDiscipline;
import wireclock.link.QueueLimit;
import wireclock.link.Red;
import wireclock.link.RedConfig;
import wireclock.link.StrictPriority;
import wireclock.link.TokenBucket;
import wireclock.scenario.DirectionSpec;
import wireclock.scenario.DisciplineSpec;
import wireclock.scenario.Framing;
import wireclock.scenario.QueueSpec;
import wireclock.wire.EthernetFrame;

/** Builds the queue of a direction: the line to add for a new discipline stands here. */
final class QueueFactory {
    private static final int ETHERNET_BYTES = EthernetFrame.HEADER_BYTES + EthernetFrame.FCS_BYTES;

    private final RandomStreams random;

    QueueFactory(RandomStreams random) {
        this.random = random;
    }

    QueueDiscipline create(String direction, DirectionSpec spec) {
        QueueLimit limit = limit(spec.queue());
        return switch (spec.queue().discipline()) {
            case DisciplineSpec.DropTail ignored -> new DropTail(limit);
            case DisciplineSpec.Red red -> new Red(config(red, spec), limit, random.stream("red of link " + direction));
            case DisciplineSpec.CoDel codel -> new CoDel(new CoDelConfig(codel.targetPs(), codel.intervalPs(),
                    longestFrameBytes(spec), codel.ecn()), limit);
            case DisciplineSpec.FqCoDel fair -> new FqCoDel(new CoDelConfig(fair.targetPs(), fair.intervalPs(),
                    longestFrameBytes(spec), fair.ecn()), limit, (int) fair.flows(), (int) fair.quantumBytes(),
                    random.stream("flow hash of link " + direction).nextLong());
            case DisciplineSpec.Priority priority -> new StrictPriority(priority.bandOfDscp(), priority.otherBand(),
                    priority.bands().size(), limit);
            case DisciplineSpec.TokenBucket bucket -> new TokenBucket(bucket.rateBitPerS(), bucket.burstBytes(), limit);
        };
    }

    private static RedConfig config(DisciplineSpec.Red red, DirectionSpec spec) {
        long typicalPacketPs = SimTime.serialisationPs(spec.mtuBytes(), spec.rateBitPerS());
        return new RedConfig((int) red.minPackets(), (int) red.maxPackets(), red.maxProbability(), red.weight(),
                red.gentle(), red.ecn(), Math.max(typicalPacketPs, 1));
    }

    /** What a queue counts of the longest packet. */
    static int longestFrameBytes(DirectionSpec spec) {
        return spec.mtuBytes() + (spec.framing() == Framing.ETHERNET ? ETHERNET_BYTES : 0);
    }

    static QueueLimit limit(QueueSpec spec) {
        int packets = (int) Math.min(spec.limitPackets(), QueueLimit.UNLIMITED);
        return new QueueLimit(packets, spec.limitBytes());
    }
}
