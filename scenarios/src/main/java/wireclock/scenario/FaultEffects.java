package wireclock.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Key;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.Spelling;

/** Reads what a fault does; null after reporting what is wrong with it. */
final class FaultEffects {
    private static final long MOST_TURNS = 1_000_000;

    private final Map<String, FlowSpec> flows = new LinkedHashMap<>();
    private final Problems problems;

    FaultEffects(List<FlowSpec> flows, Problems problems) {
        flows.forEach(flow -> this.flows.put(flow.name(), flow));
        this.problems = problems;
    }

    @Nullable FaultEffect ofLink(Fields fields) {
        for (Key<Long> key : List.of(FaultKeys.DELAY, FaultKeys.JITTER, FaultKeys.RATE)) {
            Long value = fields.find(key);
            if (value != null) {
                return new FaultEffect.Amount(key, value);
            }
        }
        Double bitErrorRate = fields.find(FaultKeys.CORRUPT);
        if (bitErrorRate != null) {
            return new FaultEffect.Corrupt(bitErrorRate);
        }
        Fields loss = fields.find(FaultKeys.LOSS);
        if (loss != null) {
            return new FaultEffect.Loss(LossSpec.of(loss));
        }
        Fields drop = fields.find(FaultKeys.DROP);
        return drop != null ? drop(drop) : state(fields, FaultKeys.LINK_SET);
    }

    @Nullable FaultEffect ofNode(Fields fields) {
        Fields added = fields.find(FaultKeys.ADD_ROUTE);
        if (added != null) {
            return new FaultEffect.AddRoute(added.get(IpKeys.ROUTE_TO), added.get(FaultKeys.ADDED_VIA));
        }
        Fields removed = fields.find(FaultKeys.REMOVE_ROUTE);
        if (removed != null) {
            return new FaultEffect.RemoveRoute(removed.get(FaultKeys.REMOVED_TO));
        }
        Integer gateway = fields.find(FaultKeys.GATEWAY);
        return gateway != null ? new FaultEffect.Gateway(gateway) : state(fields, FaultKeys.NODE_SET);
    }

    @Nullable FaultEffect ofInterface(Fields fields) {
        InterfaceAddress address = fields.find(FaultKeys.ADDRESS);
        if (address != null) {
            return new FaultEffect.Address(address);
        }
        Long mtu = fields.find(FaultKeys.MTU);
        return mtu != null ? new FaultEffect.Amount(FaultKeys.MTU, mtu) : state(fields, FaultKeys.INTERFACE_SET);
    }

    private @Nullable FaultEffect state(Fields fields, Key<FaultWord> key) {
        FaultWord word = fields.find(key);
        if (word == null) {
            problems.report(fields.place().mark(), "it is not said what happens", "Add '" + key.name() + ": "
                    + (key == FaultKeys.NODE_SET ? "crashed" : "down") + "', or another of the keys of "
                    + fields.section().name() + ".");
            return null;
        }
        Long periodPs = fields.find(FaultKeys.PERIOD);
        if (word != FaultWord.FLAPPING) {
            if (periodPs != null) {
                problems.report(fields.place().at(FaultKeys.PERIOD), "'period' belongs to 'set: flapping' only");
            }
            return new FaultEffect.State(key, word);
        }
        Long forPs = fields.find(FaultKeys.FOR);
        if (periodPs == null || forPs == null) {
            problems.report(fields.place().at(key), "'flapping' needs a 'period' and how long it lasts",
                    "Add 'period: 200 ms' and 'for: 5 s'.");
            return null;
        }
        if (forPs / periodPs > MOST_TURNS) {
            problems.report(fields.place().at(FaultKeys.PERIOD), "this goes down more than " + MOST_TURNS + " times",
                    "Give a longer 'period' or a shorter 'for'.");
        }
        return new FaultEffect.Flapping(key, periodPs);
    }

    private @Nullable FaultEffect drop(Fields drop) {
        Long next = drop.find(FaultKeys.DROP_NEXT);
        List<Long> packets = drop.find(FaultKeys.DROP_PACKETS);
        String flow = drop.find(FaultKeys.DROP_FLOW);
        for (Key<?> key : List.of(FaultKeys.DROP_SEGMENT, FaultKeys.DROP_TRANSMISSIONS)) {
            if (flow == null && drop.has(key)) {
                problems.report(drop.place().at(key), "'" + key.name() + "' needs to know of which flow",
                        "Add 'flow: NAME'.");
                return null;
            }
        }
        if (next != null) {
            return new FaultEffect.DropNext(next);
        }
        if (packets != null) {
            return new FaultEffect.DropPackets(packets);
        }
        if (flow == null) {
            problems.report(drop.place().mark(), "it is not said what is dropped",
                    "Write 'next 3 frames', {packets: [1, 7]} or {flow: NAME, segment: 60}.");
            return null;
        }
        FlowSpec found = flows.get(flow);
        Long segment = drop.find(FaultKeys.DROP_SEGMENT);
        if (found == null) {
            problems.report(drop.place().at(FaultKeys.DROP_FLOW), "there is no flow '" + flow + "'",
                    Spelling.hint(flow, flows.keySet(), "Flows: " + String.join(", ", flows.keySet()) + "."));
        } else if (!(found instanceof TcpFlowSpec)) {
            problems.report(drop.place().at(FaultKeys.DROP_FLOW), "'" + flow
                    + "' is not a TCP flow and has no segments",
                    "Name a TCP flow, or drop by 'packets'.");
        } else if (segment == null) {
            problems.report(drop.place().mark(), "it is not said which segment is dropped", "Add 'segment: 60'.");
        } else {
            return new FaultEffect.DropSegment(flow, segment, drop.get(FaultKeys.DROP_TRANSMISSIONS));
        }
        return null;
    }
}
