package wireclock.scenario.run;

import java.util.ArrayList;
import java.util.List;
import wireclock.fault.ControlledDirection;
import wireclock.fault.ControlledLink;
import wireclock.fault.DropNext;
import wireclock.fault.DropPackets;
import wireclock.fault.DropSegment;
import wireclock.fault.Fault;
import wireclock.fault.Together;
import wireclock.scenario.FaultEffect;
import wireclock.scenario.FaultSpec;
import wireclock.scenario.FaultTarget;
import wireclock.scenario.FaultWord;
import wireclock.scenario.Scenario;
import wireclock.scenario.source.ScenarioException;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.TcpSegment;
import wireclock.workload.Flow;
import wireclock.workload.TcpFlow;

/** Makes the faults of links: one for each direction that is meant. */
final class LinkFaultFactory {
    private final Scenario scenario;
    private final List<Flow> flows;
    private final DirectionFactory directions;

    LinkFaultFactory(Scenario scenario, List<Flow> flows, DirectionFactory directions) {
        this.scenario = scenario;
        this.flows = flows;
        this.directions = directions;
    }

    /**
     * The fault that a specification describes.
     *
     * @param number among all faults, for the names of random streams
     */
    Fault create(FaultSpec spec, FaultTarget.Link target, ControlledLink link, int number) throws ScenarioException {
        List<Fault> faults = new ArrayList<>();
        if (target.direction() != FaultTarget.Direction.REVERSE) {
            faults.add(ofDirection(spec, link.forward(), target.name() + " forward, fault " + number));
        }
        if (target.direction() != FaultTarget.Direction.FORWARD) {
            faults.add(ofDirection(spec, link.backward(), target.name() + " reverse, fault " + number));
        }
        return faults.size() == 1 ? faults.getFirst() : new Together(faults);
    }

    /** An interface's own fault, and the same for its cable. */
    Fault withCable(Fault own, ControlledLink cable, boolean down) {
        return new Together(List.of(own, cable.forward().down().to(down), cable.backward().down().to(down)));
    }

    private Fault ofDirection(FaultSpec spec, ControlledDirection direction, String name) throws ScenarioException {
        return switch (spec.effect()) {
            case FaultEffect.State state -> state.word() == FaultWord.HELD ? direction.line().held().to(true)
                    : direction.down().to(state.word() == FaultWord.DOWN);
            case FaultEffect.Flapping flapping -> direction.down().to(true);
            case FaultEffect.Loss loss -> direction.loss().to(directions.loss(name, loss.model()));
            case FaultEffect.Corrupt corrupt -> direction.line().bitErrorRate().to(corrupt.bitErrorRate());
            case FaultEffect.Amount amount -> amount(amount, direction);
            case FaultEffect.DropNext next -> direction.with(new DropNext(next.frames()));
            case FaultEffect.DropPackets packets -> direction.with(new DropPackets(
                    packets.numbers().stream().mapToLong(Long::longValue).toArray()));
            case FaultEffect.DropSegment segment -> segment(spec, segment, direction);
            default -> throw new IllegalStateException(spec.effect() + " is no fault of a link");
        };
    }

    private static Fault amount(FaultEffect.Amount amount, ControlledDirection direction) {
        return switch (amount.kind()) {
            case "delay" -> direction.line().delayPs().to(amount.value());
            case "jitter" -> direction.line().jitterPs().to(amount.value());
            case "rate" -> direction.line().rateBitPerS().to(amount.value());
            default -> throw new IllegalStateException(amount.kind());
        };
    }

    /** Whichever of the connection's two streams goes in this direction: the other has no data here. */
    private Fault segment(FaultSpec spec, FaultEffect.DropSegment drop, ControlledDirection direction)
            throws ScenarioException {
        for (Flow flow : flows) {
            if (flow.name().equals(drop.flow()) && flow instanceof TcpFlow tcp) {
                return new Together(List.of(
                        direction.with(new DropSegment(new Stream(tcp, true), drop.segment(), drop.transmissions())),
                        direction.with(new DropSegment(new Stream(tcp, false), drop.segment(), drop.transmissions()))));
            }
        }
        throw new ScenarioException(List.of(scenario.problem(spec.place().mark(),
                "there is no TCP flow '" + drop.flow() + "'", "")));
    }

    /** One of the two streams of a flow's connection. */
    private record Stream(TcpFlow flow, boolean ofClient) implements DropSegment.Stream {
        @Override
        public boolean isOurs(Ipv4Packet packet, TcpSegment segment) {
            return ofClient
                    ? packet.destination() == flow.serverAddress() && segment.destinationPort() == flow.serverPort()
                            && flow.isClient(packet.source())
                    : packet.source() == flow.serverAddress() && segment.sourcePort() == flow.serverPort()
                            && flow.isClient(packet.destination());
        }

        @Override
        public int segmentBytes() {
            return flow.effectiveSegmentSize(ofClient);
        }
    }
}
