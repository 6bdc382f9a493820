package wireclock.scenario;

import wireclock.scenario.language.Choice;
import wireclock.scenario.language.Text;
import wireclock.scenario.language.WholeNumber;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Prefix;

/** Value types that several sections share. */
final class Words {
    static final Choice<Boolean> TRUE_OR_FALSE = Choice.ofTrueOrFalse();
    static final WholeNumber COUNT = WholeNumber.from(1, 1_000_000_000_000L);
    static final WholeNumber TTL = WholeNumber.from(1, 255);
    static final WholeNumber PORT = WholeNumber.from(1, 65_535);

    static final Text<Integer> ADDRESS = Text.of("IPv4 address", "an IPv4 address", "Write it as 10.0.0.1.", "[0-9.]+",
            Ipv4Address::parse, Ipv4Address::format);
    static final Text<Ipv4Prefix> NETWORK = Text.of("network", "a network",
            "Write it as 10.1.0.0/16, all host bits zero.", "[0-9.]+/[0-9]+", Words::network, Ipv4Prefix::toString);
    static final Text<InterfaceAddress> INTERFACE_ADDRESS = Text.of("address/length",
            "an address with its prefix length", "Write it as 10.0.0.2/24.", "[0-9.]+/[0-9]+", InterfaceAddress::parse,
            InterfaceAddress::toString);
    static final Text<String> INTERFACE = Text.of("interface", "a name of an interface",
            "A name has letters, digits, -, _ and ., and begins with a letter.", "[A-Za-z][A-Za-z0-9_.-]{0,31}");
    /** A node, a pattern, or a range of numbered nodes. */
    static final String NODES_FORM = "[A-Za-z0-9*][A-Za-z0-9_*-]{0,63}(\\.\\.[A-Za-z0-9][A-Za-z0-9_-]{0,63})?";
    static final Text<String> NODES = Text.of("node, or pattern as `pc*` or `pc1..pc8`", "a name of a node",
            "A name has letters, digits, - and _; * stands for any of them.", NODES_FORM);
    static final Text<String> ENDPOINT = Text.of("node, pattern as `pc*`, or `node:interface`",
            "a name of a node or an interface", "Write a node, as 'r1', or one of its interfaces, as 'r1:eth0'.",
            NODES_FORM + "(:[A-Za-z][A-Za-z0-9_.-]{0,31})?");

    static final Text<String> PARAMETER = Text.of("name", "a name of a parameter",
            "It has letters, digits and _, and begins with a letter.", "[A-Za-z_][A-Za-z0-9_]*");

    private Words() {}

    private static Ipv4Prefix network(String text) {
        Ipv4Prefix network = Ipv4Prefix.parse(text);
        if (InterfaceAddress.parse(text).address() != network.address()) {
            throw new IllegalArgumentException("host bits are set");
        }
        return network;
    }
}
