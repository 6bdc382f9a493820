package wireclock.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wireclock.scenario.language.Amount;
import wireclock.scenario.language.Choice;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.ListOf;
import wireclock.scenario.language.Nested;
import wireclock.scenario.language.OneOrMore;
import wireclock.scenario.language.Section;
import wireclock.scenario.language.Text;
import wireclock.scenario.language.WholeNumber;
import wireclock.scenario.language.WordOr;

/** The words about traffic. */
final class TrafficKeys {
    private static final Amount PAYLOAD = Amount.SIZE.atMost(65_507);
    private static final WholeNumber SEQUENCE_NUMBER = WholeNumber.from(0, 0xFFFF_FFFFL);

    // Of every flow
    static final Key<FlowType> TYPE = Key.required("type", Choice.ofConstants("a type of flow", FlowType.values()),
            "What the flow is made of.");
    static final Key<String> NAME = Key.optional("name", Text.NAME, "type and number, as `tcp1`",
            "What the flow is called in results.");
    static final Key<String> FROM = Key.required("from", Words.NODES,
            "The node that it starts from. A pattern as `pc*` or `pc1..pc8` makes a flow for each node: `bulk-pc1`.");
    static final Key<String> TO = Key.required("to", Text.of("node, pattern as `pc*`, IPv4 address, or matrix",
            "a name of a node or an IPv4 address", "Write a node, as 'h2', or an address, as 10.0.0.2.",
            Words.NODES_FORM + "|[0-9]+(\\.[0-9]+){3}|shift [0-9]{1,9}|pair " + Words.NODES_FORM),
            "Where it goes. A pattern makes a flow for each node; `pair pc*` makes one from the first of `from` to the "
                    + "first of these, from the second to the second, and so on. After a pattern in `from`, a matrix among "
                    + "these nodes: "
                    + "`permutation` (everybody sends to one other and receives from one other, by the seed), "
                    + "`shift 64` (to the one 64 places further, around the end), `random` (each to any other), `all` "
                    + "(each to every other).");
    static final Key<Long> START = Key.standard("start", Amount.TIME, "0 s",
            "When it starts, from the start of the run.");
    static final Key<Long> STOP = Key.optional("stop", Amount.TIME, "no such end",
            "When it stops at the latest, from the start of the run. A TCP flow is then aborted (RST).");
    static final Key<Long> STAGGER = Key.standard("stagger", Amount.TIME, "0 s",
            "How much later each of the flows of a pattern starts than the one before it.");
    private static final Section FLOW = new Section("", "", NAME, TYPE, FROM, TO, START, STAGGER, STOP);

    // Of several types
    static final Key<Long> COUNT = Key.optional("count", Words.COUNT.of("packets"), "no such end",
            "How many packets are sent.");
    static final Key<Long> TTL = Key.standard("ttl", Words.TTL, "64", "The time to live of the packets.");
    static final Key<Boolean> DF = Key.optional("df", Words.TRUE_OR_FALSE, "as far as packets are known to pass",
            "Don't fragment. `true`: always, and what is known not to pass is refused; `false`: never; left out: "
                    + "unless the packet is known not to pass, which is then fragmented by its sender.");
    static final Key<Long> PORT = Key.optional("port", Words.PORT, "chosen", "The port of the receiving side.");

    // Of TCP
    static final Key<Side> MESSAGE_FROM = Key.required("from", Choice.ofConstants("a side", Side.values()),
            "Who sends it.");
    static final Key<Long> MESSAGE_SIZE = Key.optional("size", Amount.SIZE.atLeast(1), "the text's", "How long it is.");
    static final Key<String> MESSAGE_TEXT = Key.optional("text", Text.ANY, "generated", "What it says.");
    static final Section MESSAGE = new Section("a message", "A message of a dialogue: a size or a text.",
            MESSAGE_FROM, MESSAGE_SIZE, MESSAGE_TEXT).oneOf(MESSAGE_SIZE, MESSAGE_TEXT);
    static final Key<Long> REPEAT_COUNT = Key.required("count", WholeNumber.from(1, 1_000_000),
            "How many bursts in all.");
    static final Key<Long> REPEAT_GAP = Key.standard("gap", Amount.TIME, "0 s",
            "From the full acknowledgement of a burst to the next.");
    static final Section REPEATED = new Section("a repetition", "Bursts of the flow's size on one connection.",
            REPEAT_COUNT, REPEAT_GAP);
    static final Key<Long> PAUSE_FROM = Key.required("from", Amount.TIME, "When it stops reading, from accept.");
    static final Key<Long> PAUSE_TO = Key.required("to", Amount.TIME, "When it goes on, from accept.");
    static final Section PAUSE = new Section("a pause", "A time in which the receiving application does not read.",
            PAUSE_FROM, PAUSE_TO);
    static final Key<Long> ISN_CLIENT = Key.optional("client", SEQUENCE_NUMBER, "random", "The client's.");
    static final Key<Long> ISN_SERVER = Key.optional("server", SEQUENCE_NUMBER, "random", "The server's.");
    static final Section ISN = new Section("initial sequence numbers", "The sequence numbers of the SYNs.",
            ISN_CLIENT, ISN_SERVER);

    static final Key<Long> SIZE = Key.optional("size", new WordOr<>("unlimited", TransferSpec.UNLIMITED,
            Amount.SIZE.atLeast(1), true), "", "What the client sends in all, or `unlimited`.");
    static final Key<Boolean> UNLIMITED = Key.optional("unlimited", Words.TRUE_OR_FALSE, "",
            "`true` is the same as `size: unlimited`.");
    static final Key<List<Fields>> EXCHANGE = Key.optional("exchange", new ListOf<>(Nested.of(MESSAGE)), "",
            "A dialogue instead of a size: each message is sent when the one before has arrived.");
    static final Key<Long> STREAMS = Key.optional("streams", WholeNumber.from(1, 10_000), "one flow",
            "So many such flows at once: `bulk` with 4 streams gives bulk1 to bulk4.");
    static final Key<Fields> REPEAT = Key.optional("repeat", Nested.of(REPEATED), "one burst",
            "Sends the size several times on the same connection.");
    static final Key<Long> WRITE_SIZE = Key.optional("write_size", Amount.SIZE.atLeast(1), "as much as fits",
            "How much the sending application writes at once.");
    static final Key<Long> READ_RATE = Key.optional("read_rate", Amount.RATE, "at once",
            "How fast the receiving application reads.");
    static final Key<Long> READ_SIZE = Key.optional("read_size", Amount.SIZE.atLeast(1), "whatever is there; with a `read_rate` 4096 B",
            "How much the receiving application reads at once.");
    static final Key<Fields> READ_PAUSE = Key.optional("read_pause", Nested.of(PAUSE), "none",
            "A time in which the receiving application does not read.");
    static final Key<Fields> INITIAL_SEQUENCE = Key.optional("initial_sequence", Nested.of(ISN), "random",
            "Initial sequence numbers, for worked examples.");
    static final Key<Close> CLOSE = Key.standard("close", Choice.ofConstants("a side", Close.values()), "sender",
            "Who closes first. `sender`: whoever sends last, its FIN on the last data segment; `both`: at the same instant.");
    static final Key<Long> CLOSE_DELAY = Key.standard("close_delay", Amount.TIME, "0 s",
            "How long the other side keeps its half of the connection open after it has seen the end.");
    static final Key<Boolean> LISTEN = Key.standard("listen", Words.TRUE_OR_FALSE, "true",
            "Whether a server listens at the port; `false`: connections are refused.");

    static final Key<String> MD5_KEY = Key.optional("md5_key", Text.ANY, "unsigned",
            "Signs all segments between the two hosts under this key, and drops those that are not (RFC 2385; "
                    + "TCP_MD5SIG).");
    static final Key<String> SERVER_MD5_KEY = Key.optional("server_md5_key", Text.ANY, "`md5_key`",
            "The key that the server has, if it is another.");
    static final Key<Open> OPEN = Key.standard("open", Choice.ofConstants("a side", Open.values()), "client",
            "Who connects. `both`: the server does not listen but connects too, at the same instant and from `port` "
                    + "to `port`: a "
                    + "simultaneous open (RFC 9293 §3.5).");

    static final Key<Boolean> FAST_OPEN = Key.standard("fast_open", Words.TRUE_OR_FALSE, "false",
            "Fast Open (RFC 7413): once the server has given the client's host a cookie, the first data rides on the "
                    + "SYN.");

    static final Key<Long> BACKLOG = Key.optional("backlog", WholeNumber.from(0, 4_096).of("connections"),
            "4096, at a port of the flow's own",
            "So many half-open connections, and as many that are not accepted yet, may wait at the server, and one more of "
                    + "each (listen()). Flows that name the same `port` of the same host, and each a `backlog`, are served "
                    + "by one application there.");
    static final Key<Long> ACCEPT_INTERVAL = Key.standard("accept_interval", Amount.TIME, "0 s",
            "With `backlog`: how long the server is busy with a connection before it accepts the next.");

    static final Section TCP = new Section("a TCP flow",
            "A connection from `from` to `to` and what goes over it: a `size`, `unlimited`, or an `exchange`.")
            .and(FLOW).and(new Section("", "", SIZE, UNLIMITED, EXCHANGE, STREAMS, REPEAT, WRITE_SIZE, READ_RATE,
            READ_SIZE, READ_PAUSE, INITIAL_SEQUENCE, CLOSE, CLOSE_DELAY, LISTEN, OPEN, FAST_OPEN, MD5_KEY,
            SERVER_MD5_KEY, PORT,
            BACKLOG, ACCEPT_INTERVAL).oneOf(SIZE, UNLIMITED, EXCHANGE))
            .and(TcpKeys.SETTINGS);
    static final Section TCP_DEFAULTS = new Section("defaults of TCP",
            "What every TCP flow is that does not say otherwise, "
            + "and how TCP is set on every host that does not say otherwise.").and(TCP).without(NAME, TYPE, FROM, TO);

    // Of UDP
    static final Key<Long> RATE = Key.required("rate", Amount.RATE,
            "Payload over time; in the pattern `on-off`, while on.");
    static final Key<Long> PACKET = Key.standard("packet", PAYLOAD.atLeast(1), "1000 B", "The payload of a datagram.");
    static final Key<UdpFlowSpec.Pattern> PATTERN = Key.standard("pattern",
            Choice.ofConstants("a pattern", UdpFlowSpec.Pattern.values()), "constant",
            "How datagrams follow each other: evenly, at exponential distances, or evenly in bursts of "
                    + "exponential length.");
    static final Key<Long> ON = Key.optional("on", Amount.POSITIVE_TIME, "",
            "Mean length of a burst; only of `on-off`.");
    static final Key<Long> OFF = Key.optional("off", Amount.POSITIVE_TIME, "", "Mean pause between; only of `on-off`.");
    static final Key<Long> UDP_SIZE = Key.optional("size", Amount.SIZE.atLeast(1), "no such end",
            "Payload in all; the last datagram has the rest.");
    static final Key<List<String>> RECEIVERS = Key.optional("receivers", new OneOrMore<>(Words.NODES),
            "every other host; of a broadcast, of the segment", "Who listens to a flow to a broadcast or multicast "
                    + "address. Each has a row in the results: `tv` gives `tv-h2`, `tv-h3`.");
    static final Key<Long> JOIN = Key.standard("join", Amount.TIME, "0 s",
            "When the receivers begin to listen, and join the group; before, the port is closed.");
    static final Key<Long> LEAVE = Key.optional("leave", Amount.TIME, "never",
            "When they stop listening, and leave the group.");
    static final Key<Long> PLAYOUT = Key.optional("playout", Amount.TIME, "nothing is played; with `voice` 60 ms",
            "How long the receiver keeps the first datagram before it plays it; who comes after its turn is late.");
    static final Key<Boolean> VOICE = Key.standard("voice", Words.TRUE_OR_FALSE, "false",
            "Whether it is a telephone call (G.711), whose quality is rated.");
    static final Section UDP = new Section("a UDP flow",
            "Datagrams of one size. The first of `count`, `size` and `stop` ends it.").and(FLOW)
            .and(new Section("", "", RATE, PACKET, PATTERN, ON, OFF, UDP_SIZE, COUNT, TTL, PORT, RECEIVERS, JOIN, LEAVE,
            PLAYOUT, VOICE, MarkingKeys.DSCP, MarkingKeys.ECN, DF));

    // Of ping
    static final Key<Long> INTERVAL = Key.standard("interval", Amount.POSITIVE_TIME, "1 s",
            "From one request to the next.");
    static final Key<Long> PING_SIZE = Key.standard("size", PAYLOAD, "56 B", "The ICMP data of a request.");
    static final Key<Long> TIMEOUT = Key.standard("timeout", Amount.POSITIVE_TIME, "10 s",
            "How long a reply is waited for.");
    static final Section PING = new Section("a ping", "Echo requests to a host or router, one every interval.")
            .and(FLOW).and(new Section("", "", INTERVAL, COUNT, PING_SIZE, TTL, TIMEOUT, MarkingKeys.DSCP,
            MarkingKeys.ECN, DF));

    // Of traceroute
    static final Key<TracerouteFlowSpec.Method> METHOD = Key.standard("method",
            Choice.ofConstants("a method", TracerouteFlowSpec.Method.values()), "udp",
            "What probes are: datagrams to the ports from 33434 up, or echo requests.");
    static final Key<Long> MAX_HOPS = Key.standard("max_hops", Words.TTL, "30", "How many routers are looked for.");
    static final Key<Long> QUERIES = Key.standard("queries", WholeNumber.from(1, 10), "3",
            "How many probes are sent for each router, one after the other.");
    static final Key<Long> PATIENCE = Key.standard("timeout", Amount.POSITIVE_TIME, "5 s",
            "How long an answer is waited for.");
    static final Section TRACEROUTE = new Section("a traceroute",
            "Finds the routers on the way, by packets that expire at one after the other.")
            .and(FLOW).and(new Section("", "", METHOD, MAX_HOPS, QUERIES, PATIENCE));

    // Of arq
    static final Section ARQ = new Section(ArqKeys.SETTINGS.name(), ArqKeys.SETTINGS.meaning())
            .and(FLOW).and(ArqKeys.SETTINGS).and(new Section("", "", PORT));

    static final Nested FLOWS = Nested.byWord(TYPE, types(), false);

    private TrafficKeys() {}

    private static Map<String, Section> types() {
        Map<String, Section> types = new LinkedHashMap<>();
        types.put("tcp", TCP);
        types.put("udp", UDP);
        types.put("ping", PING);
        types.put("traceroute", TRACEROUTE);
        types.put("arq", ARQ);
        return types;
    }
}
