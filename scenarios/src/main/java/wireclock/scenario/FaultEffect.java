package wireclock.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.Tree;
import wireclock.wire.Ipv4Prefix;

/** What a fault does. */
public sealed interface FaultEffect {
    /** As the scenario says it. */
    Tree tree(Tree tree);

    /** What it changes; of one target only one fault can do so at an instant. */
    String kind();

    /** A link, an interface or a node is set to a state. */
    record State(Key<FaultWord> key, FaultWord word) implements FaultEffect {
        @Override
        public Tree tree(Tree tree) {
            return tree.put(key, word);
        }

        @Override
        public String kind() {
            return word == FaultWord.HELD ? "held" : "set";
        }
    }

    /** A link or an interface goes down and up in turns. */
    record Flapping(Key<FaultWord> key, long periodPs) implements FaultEffect {
        @Override
        public Tree tree(Tree tree) {
            return tree.put(key, FaultWord.FLAPPING).put(FaultKeys.PERIOD, periodPs);
        }

        @Override
        public String kind() {
            return "set";
        }
    }

    /** A link loses packets in another way. */
    record Loss(LossSpec model) implements FaultEffect {
        @Override
        public Tree tree(Tree tree) {
            return tree.putTree(FaultKeys.LOSS, model.tree());
        }

        @Override
        public String kind() {
            return "loss";
        }
    }

    /** A number of a link or an interface is another one: its delay, rate, MTU. */
    record Amount(Key<Long> key, long value) implements FaultEffect {
        @Override
        public Tree tree(Tree tree) {
            return tree.put(key, value);
        }

        @Override
        public String kind() {
            return key.name();
        }
    }

    /** A link damages bits at another rate. */
    record Corrupt(double bitErrorRate) implements FaultEffect {
        @Override
        public Tree tree(Tree tree) {
            return tree.put(FaultKeys.CORRUPT, bitErrorRate);
        }

        @Override
        public String kind() {
            return "corrupt";
        }
    }

    /** The next frames get lost. */
    record DropNext(long frames) implements FaultEffect {
        @Override
        public Tree tree(Tree tree) {
            return tree.putTree(FaultKeys.DROP, new Tree().put(FaultKeys.DROP_NEXT, frames).map());
        }

        @Override
        public String kind() {
            return "drop";
        }
    }

    /** Packets get lost, by their numbers. */
    record DropPackets(List<Long> numbers) implements FaultEffect {
        @Override
        public Tree tree(Tree tree) {
            return tree.putTree(FaultKeys.DROP, new Tree().put(FaultKeys.DROP_PACKETS, numbers).map());
        }

        @Override
        public String kind() {
            return "drop";
        }
    }

    /** The first transmissions of a flow's segment get lost. */
    record DropSegment(String flow, long segment, long transmissions) implements FaultEffect {
        @Override
        public Tree tree(Tree tree) {
            return tree.putTree(FaultKeys.DROP, new Tree().put(FaultKeys.DROP_FLOW, flow)
                    .put(FaultKeys.DROP_SEGMENT, segment).put(FaultKeys.DROP_TRANSMISSIONS, transmissions).map());
        }

        @Override
        public String kind() {
            return "drop";
        }
    }

    /** A route appears. */
    record AddRoute(Ipv4Prefix to, int via) implements FaultEffect {
        @Override
        public Tree tree(Tree tree) {
            return tree.putTree(FaultKeys.ADD_ROUTE,
                    new Tree().put(IpKeys.ROUTE_TO, to).put(FaultKeys.ADDED_VIA, via).map());
        }

        @Override
        public String kind() {
            return "route to " + to;
        }
    }

    /** The routes to a network disappear. */
    record RemoveRoute(Ipv4Prefix to) implements FaultEffect {
        @Override
        public Tree tree(Tree tree) {
            return tree.putTree(FaultKeys.REMOVE_ROUTE, new Tree().put(FaultKeys.REMOVED_TO, to).map());
        }

        @Override
        public String kind() {
            return "route to " + to;
        }
    }

    /** The default gateway is another one. */
    record Gateway(int address) implements FaultEffect {
        @Override
        public Tree tree(Tree tree) {
            return tree.put(FaultKeys.GATEWAY, address);
        }

        @Override
        public String kind() {
            return "route to 0.0.0.0/0";
        }
    }

    /** An interface has another address. */
    record Address(InterfaceAddress address) implements FaultEffect {
        @Override
        public Tree tree(Tree tree) {
            return tree.put(FaultKeys.ADDRESS, address);
        }

        @Override
        public String kind() {
            return "address";
        }
    }

    /** The word for it in {@code faults.csv}: the state, or the key. */
    default String name() {
        Map.Entry<String, Object> first = tree(new Tree()).map().entrySet().iterator().next();
        return first.getKey().equals("set") ? first.getValue().toString().toLowerCase(Locale.ROOT) : first.getKey();
    }

    /** The rest of what the scenario says about it, in words; empty for a state. */
    default String detail() {
        StringBuilder text = new StringBuilder();
        tree(new Tree()).map().forEach((key, value) -> {
            if (!key.equals("set")) {
                text.append(text.isEmpty() ? "" : ", ").append(key.equals(name()) ? words(value) : key + " " + value);
            }
        });
        return text.toString();
    }

    private static String words(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return value.toString();
        }
        StringBuilder text = new StringBuilder();
        map.forEach((key, each) -> text.append(text.isEmpty() ? "" : ", ").append(key).append(' ').append(each));
        return text.toString();
    }
}
