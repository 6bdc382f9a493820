package wireclock.csma;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import wireclock.engine.Event;
import wireclock.engine.RandomStream;
import wireclock.engine.Scheduler;
import wireclock.link.LossModel;
import wireclock.link.QueueLimit;
import wireclock.wire.EthernetFrame;

/** A {@link CollisionDomain} for tests: frames are offered at given times, and everything that happens is written down. */
final class Segment {
    final Scheduler scheduler = new Scheduler();
    private final long[][] delaysPs;
    private final boolean promiscuous;
    private final List<Station> stations = new ArrayList<>();
    private final TreeSet<String> trace = new TreeSet<>();
    private final List<String> deliveries = new ArrayList<>();
    private final List<String> addressed = new ArrayList<>();
    private @Nullable CollisionDomain domain;

    private record Offer(long timePs, int station, EthernetFrame frame) {}

    private final Deque<Offer> offers = new ArrayDeque<>();
    private final Event offering = new Event(scheduler.newComponent()) {
        @Override
        public void fire() {
            while (!offers.isEmpty() && offers.element().timePs() == timePs()) {
                Offer offer = offers.remove();
                mac(offer.station()).offer(offer.frame());
            }
            if (!offers.isEmpty()) {
                scheduler.schedule(this, offers.element().timePs());
            }
        }
    };

    /**
     * @param promiscuous whether every station hears every frame at its instant, and not only what is for itself
     */
    Segment(long[][] delaysPs, boolean promiscuous) {
        this.delaysPs = delaysPs;
        this.promiscuous = promiscuous;
    }

    void addStation(boolean fullDuplex, RandomStream backoff, int attemptLimit, int backoffLimit) {
        int index = stations.size();
        stations.add(new Station(new StationConfig(1500, QueueLimit.ofPackets(QueueLimit.UNLIMITED), fullDuplex,
                attemptLimit, backoffLimit), frame -> received(index, frame),
                promiscuous ? Station.PROMISCUOUS : Frames.addressOf(index), backoff, LossModel.NONE, LossModel.NONE));
    }

    private void received(int station, EthernetFrame frame) {
        String line = Frames.number(frame) + " to " + station + " at " + scheduler.nowPs();
        deliveries.add(line);
        if (frame.destination() == Frames.addressOf(station)) {
            addressed.add(line);
        }
    }

    CollisionDomain build(boolean atHub) {
        domain = new CollisionDomain(scheduler, 10_000_000, delaysPs, stations, atHub);
        return domain;
    }

    CollisionDomain domain() {
        if (domain == null) {
            throw new IllegalStateException("not built");
        }
        return domain;
    }

    CsmaCdMac mac(int station) {
        return domain().mac(station);
    }

    Reception reception(int station) {
        return domain().reception(station);
    }

    /** In the order of time. */
    void offerAt(long timePs, int station, EthernetFrame frame) {
        offers.add(new Offer(timePs, station, frame));
        if (!offering.isScheduled()) {
            scheduler.schedule(offering, timePs);
        }
    }

    /** Lets everything happen, and looks at the medium after each event. */
    void run() {
        run(Long.MAX_VALUE);
    }

    void run(long untilPs) {
        long fired = -1;
        while (fired != scheduler.eventsFired()) {
            fired = scheduler.eventsFired();
            scheduler.run(untilPs, 1);
            look();
        }
    }

    private void look() {
        SignalList signals = domain().signals();
        for (int i = 0; i < signals.size(); i++) {
            Signal signal = signals.get(i);
            trace.add(signal.sender + " begins " + signal.startPs);
            if (signal.broken) {
                trace.add(signal.sender + " collides " + signal.collisionPs);
            }
            if (signal.endPs <= scheduler.nowPs()) {
                trace.add(signal.sender + (signal.broken ? " breaks off " : " ends ") + signal.endPs);
            }
        }
    }

    /** Who began, collided and ended when, sorted as text. */
    List<String> trace() {
        return new ArrayList<>(trace);
    }

    /** What came to whom, sorted as text. */
    List<String> deliveries() {
        Collections.sort(deliveries);
        return deliveries;
    }

    /** The same without what was for others. */
    List<String> addressedDeliveries() {
        return addressed;
    }
}
