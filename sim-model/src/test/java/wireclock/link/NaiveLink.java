package wireclock.link;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import wireclock.engine.RandomStream;

/**
 * A link direction in slow motion: every beginning and end of a transmission and every delivery is a step of its own on
 * a sorted list, and whatever is counted is counted when it happens. Frames are known by number and payload length.
 */
final class NaiveLink {
    private record Step(long timePs, boolean delivery, int frame) {}

    private static final BigInteger PS_PER_BYTE_TIMES_RATE = BigInteger.valueOf(8_000_000_000_000L);

    /** What arrived, in order: {@code frame@time}. */
    final List<String> deliveries = new ArrayList<>();
    /** By frame number; null for those that were or will be delivered. */
    final List<DropReason> drops = new ArrayList<>();

    long accepted;
    long framesSent;
    long bytesSent;
    long framesLost;
    long delivered;
    long queueDrops;
    long tooLong;
    int queueMax;
    long queueTimesTimePs;
    long waitPs;
    long busyPs;

    private final DirectionConfig config;
    private final RandomStream lossStream;
    private final RandomStream jitterStream;
    private final List<Step> steps = new ArrayList<>();
    private final List<Integer> lengths = new ArrayList<>();
    private final List<Long> acceptedPs = new ArrayList<>();
    private final ArrayDeque<Integer> queue = new ArrayDeque<>();
    private Integer sending;
    private long nowPs;
    private long lastDeliveryPs;

    NaiveLink(DirectionConfig config, RandomStream lossStream, RandomStream jitterStream) {
        this.config = config;
        this.lossStream = lossStream;
        this.jitterStream = jitterStream;
    }

    /** Takes all steps due at or before an instant. */
    void advance(long timePs) {
        while (!steps.isEmpty() && steps.getFirst().timePs <= timePs) {
            Step step = steps.removeFirst();
            passTime(step.timePs);
            if (step.delivery) {
                delivered++;
                deliveries.add(step.frame + "@" + nowPs);
            } else {
                end(step.frame);
            }
        }
        passTime(timePs);
    }

    void offer(int payloadBytes) {
        int frame = lengths.size();
        lengths.add(payloadBytes);
        acceptedPs.add(nowPs);
        drops.add(null);
        if (payloadBytes > config.mtuBytes()) {
            tooLong++;
            drops.set(frame, DropReason.TOO_LONG);
        } else if (sending == null) {
            accepted++;
            begin(frame);
        } else if (queue.size() + 1 > config.queue().packets()
                || queuedBytes() + bytes(frame) > config.queue().bytes()) {
            queueDrops++;
            drops.set(frame, DropReason.QUEUE_FULL);
        } else {
            accepted++;
            queue.addLast(frame);
            queueMax = Math.max(queueMax, queue.size());
        }
    }

    int queuedPackets() {
        return queue.size();
    }

    long queuedBytes() {
        return queue.stream().mapToLong(this::bytes).sum();
    }

    /** Being sent or on the way, without the ones that the link loses. */
    long inFlight() {
        boolean sendingForNothing = sending != null && drops.get(sending) != null;
        return steps.size() - (sendingForNothing ? 1 : 0);
    }

    private void begin(int frame) {
        sending = frame;
        framesSent++;
        bytesSent += bytes(frame);
        waitPs += nowPs - acceptedPs.get(frame);
        if (config.loss() > 0 && lossStream.nextBernoulli(config.loss())) {
            framesLost++;
            drops.set(frame, DropReason.RANDOM_LOSS);
        }
        add(new Step(nowPs + durationPs(frame), false, frame));
    }

    private void end(int frame) {
        sending = null;
        if (drops.get(frame) == null) {
            long delayPs = config.delayPs();
            if (config.jitterPs() > 0) {
                delayPs += jitterStream.nextBelow(2 * config.jitterPs() + 1) - config.jitterPs();
            }
            lastDeliveryPs = Math.max(lastDeliveryPs, nowPs + delayPs);
            add(new Step(lastDeliveryPs, true, frame));
        }
        if (!queue.isEmpty()) {
            begin(queue.removeFirst());
        }
    }

    private void add(Step step) {
        int place = steps.size();
        while (place > 0 && steps.get(place - 1).timePs > step.timePs) {
            place--;
        }
        steps.add(place, step);
    }

    private void passTime(long timePs) {
        queueTimesTimePs += queue.size() * (timePs - nowPs);
        busyPs += sending != null ? timePs - nowPs : 0;
        nowPs = timePs;
    }

    private long bytes(int frame) {
        int payload = lengths.get(frame);
        return config.framing() == Framing.NONE ? payload : 14 + Math.max(payload, 46) + 4;
    }

    private long durationPs(int frame) {
        long occupied = bytes(frame) + (config.framing() == Framing.NONE ? 0 : 8 + 12);
        BigInteger twice = BigInteger.valueOf(2 * occupied).multiply(PS_PER_BYTE_TIMES_RATE);
        BigInteger rate = BigInteger.valueOf(config.rateBitPerS());
        // Half up: floor(x + 1/2) = floor((2x + 1) / 2).
        return twice.add(rate).divide(rate.shiftLeft(1)).longValueExact();
    }
}
