package wireclock.scenario.run;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import wireclock.engine.RandomStreams;
import wireclock.engine.Scheduler;
import wireclock.ethernet.FrameReceiver;
import wireclock.ethernet.Nic;
import wireclock.link.FrameTap;
import wireclock.link.SendingDirection;
import wireclock.link.TappedMedium;
import wireclock.link.TappedReceiver;
import wireclock.scenario.DirectionSpec;
import wireclock.scenario.LinkSpec;
import wireclock.topology.LinkPlan;
import wireclock.topology.Port;

/** Builds the links of a scenario between the adapters that are there already. */
final class LinkFactory {
    private final Scheduler scheduler;
    private final DirectionFactory directions;
    private final Map<Port, Nic> ports;
    private final Taps taps;

    /** Who listens at which port of the network. */
    interface Taps {
        /** The tap at a port, or null if nobody listens there. */
        @Nullable FrameTap at(String link, Port port) throws IOException;
    }

    LinkFactory(Scheduler scheduler, RandomStreams random, Map<Port, Nic> ports, Taps taps) {
        this.scheduler = scheduler;
        this.directions = new DirectionFactory(scheduler, random);
        this.ports = ports;
        this.taps = taps;
    }

    /**
     * Builds both directions and plugs them in.
     *
     * @param controlled whether something may happen to the link during the run: its directions then obey
     *     {@link wireclock.link.LinkControl}
     * @throws IOException if a tap cannot be opened
     */
    BuiltLink create(LinkSpec spec, LinkPlan plan, boolean controlled) throws IOException {
        FrameTap firstTap = taps.at(spec.name(), plan.first());
        FrameTap secondTap = taps.at(spec.name(), plan.second());
        SendingDirection forward = direction(spec.name() + " forward", spec.forward(), plan.second(), secondTap,
                controlled);
        SendingDirection backward = direction(spec.name() + " reverse", spec.reverse(), plan.first(), firstTap,
                controlled);
        attach(plan.first(), forward, firstTap);
        attach(plan.second(), backward, secondTap);
        return new BuiltLink(spec.name(), plan.first().node(), plan.second().node(), forward, backward);
    }

    private SendingDirection direction(String name, DirectionSpec spec, Port to, @Nullable FrameTap farTap,
            boolean controlled) {
        Nic nic = nicAt(to);
        FrameReceiver receiver = farTap == null ? nic : new TappedReceiver(nic, farTap, scheduler);
        return directions.create(name, spec, receiver, controlled);
    }

    private void attach(Port port, SendingDirection direction, @Nullable FrameTap tap) {
        nicAt(port).attach(tap == null ? direction : new TappedMedium(direction, tap, scheduler));
    }

    private Nic nicAt(Port port) {
        return Objects.requireNonNull(ports.get(port), port.toString());
    }
}
