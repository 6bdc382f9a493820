package wireclock.transport;

import org.jspecify.annotations.Nullable;

/**
 * An estimate of the rate at which the path delivers (draft-cheng-iccrg-delivery-rate-estimation; Linux: tcp_rate.c): the
 * segments delivered between the sending of one and its acknowledgement, over the longer of the times that it took to
 * send them and to have them acknowledged.
 *
 * <p>What was known when a segment left is kept by its number in a ring of the size of the sender's. Only connections
 * whose congestion control asks for rates have one.
 */
public final class DeliveryRate {
    private long[] firstSentPs = new long[64];
    private long[] deliveredPs = new long[64];
    private boolean[] limited = new boolean[64];
    private final @Nullable FlightRecord flight;

    /** When the segment left that was acknowledged last: the present sending interval begins there. */
    private long newestSentPs;
    private long lastDeliveredPs;
    /** Until so many are delivered, samples say more of the application than of the path; 0: they do not. */
    private int limitedUntil;
    private boolean probeLimited;
    /** Of the acknowledgement at hand, as what follows is. */
    private AckSample sample = new AckSample();
    private long newestEnd;
    private long priorDeliveredPs;
    private long sendIntervalPs;

    public DeliveryRate() {
        this(null);
    }

    /** With what was in flight beside. */
    DeliveryRate(@Nullable FlightRecord flight) {
        this.flight = flight;
    }

    /** When segments were last found delivered. */
    public long lastDeliveredPs() {
        return lastDeliveredPs;
    }

    public boolean isApplicationLimited() {
        return limitedUntil != 0;
    }

    /** What is in flight is less than the path would carry. */
    public void limitUntil(int delivered) {
        limitedUntil = Math.max(delivered, 1);
    }

    /** A segment leaves, for the first time or again. */
    public void sent(int number, long nowPs, boolean nothingOutstanding) {
        if (nothingOutstanding) {
            newestSentPs = nowPs;
            lastDeliveredPs = nowPs;
        }
        int slot = number & firstSentPs.length - 1;
        firstSentPs[slot] = newestSentPs;
        deliveredPs[slot] = lastDeliveredPs;
        limited[slot] = limitedUntil != 0;
    }

    /** What is in flight as a segment leaves, itself included, and the losses of the connection so far. */
    public void noteFlight(int number, int inFlight, int losses) {
        if (flight != null) {
            flight.sent(number, inFlight, losses, limitedUntil != 0);
        }
    }

    /** A segment has been declared lost. */
    public void lost(int number, int losses) {
        if (flight != null) {
            flight.lost(number, losses);
        }
    }

    /** The segments get other numbers, and what was in flight when they left is not known any more. */
    public void forgetFlight() {
        if (flight != null) {
            flight.suspend(true);
        }
    }

    /** A segment is about to be sent again as a probe for a loss: that hides how it left before. */
    public void probing(int number) {
        probeLimited = limited[number & limited.length - 1];
    }

    /** Whether the segment that was probed with had left, before, while the application set the pace. */
    boolean isProbeLimited() {
        return probeLimited;
    }

    /** An acknowledgement is to be looked at. */
    public void begin(AckSample of) {
        sample = of;
        if (flight != null) {
            flight.suspend(false);
        }
        newestEnd = Long.MIN_VALUE;
    }

    /** A segment has arrived: the sample is that of the one sent last. */
    public void delivered(int number, long end, long sentPs, int deliveredThen) {
        if (sample.priorDelivered == 0 || sentPs > newestSentPs || sentPs == newestSentPs && end > newestEnd) {
            int slot = number & firstSentPs.length - 1;
            sample.priorDelivered = deliveredThen;
            sample.applicationLimited = limited[slot];
            priorDeliveredPs = deliveredPs[slot];
            newestEnd = end;
            newestSentPs = sentPs;
            sendIntervalPs = sentPs - firstSentPs[slot];
            if (flight != null) {
                flight.take(number, sample);
            }
        }
        if (flight != null) {
            flight.arrived(number);
        }
    }

    /** Completes the sample of an acknowledgement that has been looked at. */
    public void complete(boolean reneging) {
        if (limitedUntil != 0 && sample.deliveredTotal - limitedUntil > 0) {
            limitedUntil = 0;
        }
        if (sample.delivered > 0) {
            lastDeliveredPs = sample.nowPs;
        }
        if (flight != null) {
            flight.complete(sample, sample.priorDelivered != 0);
        }
        if (sample.priorDelivered == 0 || reneging) {
            return;
        }
        sample.rateDelivered = sample.deliveredTotal - sample.priorDelivered;
        long intervalPs = Math.max(sendIntervalPs, sample.nowPs - priorDeliveredPs);
        // Shorter than any round trip: a segment sent again was acknowledged for its first transmission.
        sample.intervalPs = intervalPs < sample.minimumRttPs ? AckSample.NONE : intervalPs;
    }

    /** A segment has got another number. */
    public void renamed(int from, int to) {
        int mask = firstSentPs.length - 1;
        firstSentPs[to & mask] = firstSentPs[from & mask];
        deliveredPs[to & mask] = deliveredPs[from & mask];
        limited[to & mask] = limited[from & mask];
        if (flight != null) {
            flight.renamed(from, to);
        }
    }

    /** The sender's ring has doubled; {@code head} is its oldest number. */
    public void doubled(int head) {
        firstSentPs = Rings.doubled(firstSentPs, head);
        deliveredPs = Rings.doubled(deliveredPs, head);
        limited = Rings.doubled(limited, head);
        if (flight != null) {
            flight.doubled(head);
        }
    }
}
