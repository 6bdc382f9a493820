package wireclock.scenario;

import wireclock.wire.Ipv4Address;

/** Where a flow goes. */
public sealed interface FlowTarget {
    /** To a node by its name, at its first address. */
    record Node(String name) implements FlowTarget {
        @Override
        public String toString() {
            return name;
        }
    }

    /** To an IPv4 address, whoever has it. */
    record Address(int address) implements FlowTarget {
        @Override
        public String toString() {
            return Ipv4Address.format(address);
        }
    }
}
