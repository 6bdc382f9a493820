package wireclock.scenario;

import wireclock.scenario.language.Amount;
import wireclock.scenario.language.Choice;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.Section;
import wireclock.scenario.language.WholeNumber;
import wireclock.scenario.language.WordOr;

/** The words about TCP that hold for a host as well as for a flow. */
final class TcpKeys {
    static final Choice<String> CONGESTION_CONTROLS =
            Choice.ofWords("a congestion control", "bbr", "bbr3", "cubic", "dctcp", "fixed", "newreno", "reno",
                    "tahoe", "vegas", "westwood");
    /** The delay of Linux, where RFC 9293 §3.8.6.3 allows up to half a second. */
    private static final long DELAYED_ACK_PS = 40_000_000_000L;
    private static final Amount BUFFER = Amount.SIZE.atLeast(1_000).atMost(1_073_725_440L);

    static final Key<String> CONGESTION = Key.standard("congestion", CONGESTION_CONTROLS, "cubic",
            "The congestion control of the sending side (RFC 9438, 8257, 6582, 5681; bbr, vegas and westwood as in Linux; "
                    + "bbr3: version 3 of BBR as in Google's kernel; fixed: a window of `fixed_window` segments, whatever happens).");
    static final Key<Long> FIXED_WINDOW = Key.standard("fixed_window",
            WholeNumber.from(1, 1_000_000).of("segments"), "10",
            "The window of `congestion: fixed`, in segments.");
    static final Key<Boolean> PACING = Key.standard("pacing", Words.TRUE_OR_FALSE, "false",
            "Spreads segments over the round trip, at twice the window a round trip in slow start and 1.2 times the window "
                    + "later; bbr and bbr3 are always paced.");
    static final Key<Long> MAX_PACING_RATE = Key.optional("max_pacing_rate", Amount.RATE, "no limit",
            "The most payload that a paced sender lets go (SO_MAX_PACING_RATE).");
    static final Key<Boolean> ECN_LOW = Key.standard("ecn_low", Words.TRUE_OR_FALSE, "false",
            "Marks on the path mean a short queue: `congestion: bbr3` asks for ECN and answers them like DCTCP (Google's "
                    + "kernel: the route feature ecn_low). Other controls do not heed it.");
    static final Key<Long> INITIAL_WINDOW = Key.standard("initial_window", WholeNumber.from(1, 1_000).of("segments"),
            "10", "The congestion window at the start, in segments (RFC 6928).");
    static final Key<Long> MSS = Key.optional("mss", Amount.SIZE.atLeast(88).atMost(65_495), "the MTU less 40 B",
            "The value of the MSS option (RFC 9293 §3.7.1). With timestamps a segment carries 12 bytes less.");
    static final Key<Boolean> SACK = Key.standard("sack", Words.TRUE_OR_FALSE, "true",
            "Selective acknowledgements (RFC 2018).");
    static final Key<Boolean> TIMESTAMPS = Key.standard("timestamps", Words.TRUE_OR_FALSE, "true",
            "The timestamps option (RFC 7323).");
    static final Key<Boolean> WINDOW_SCALING = Key.standard("window_scaling", Words.TRUE_OR_FALSE, "true",
            "The window scale option (RFC 7323); without it a window is at most 65,535 bytes.");
    static final Key<Boolean> NODELAY = Key.standard("nodelay", Words.TRUE_OR_FALSE, "false",
            "Sends small segments at once, without Nagle's algorithm (RFC 9293 §3.7.4).");
    static final Key<Long> DELAYED_ACK = Key.standard("delayed_ack", new WordOr<>("false", 0L, new WordOr<>("true",
            DELAYED_ACK_PS, Amount.TIME.atMost(500_000_000_000L), false), false), "40 ms",
            "How long an acknowledgement may wait for company (RFC 9293 §3.8.6.3, up to 500 ms); `false`: not at all.");
    static final Key<Boolean> QUICK_ACK = Key.standard("quick_ack", Words.TRUE_OR_FALSE, "true",
            "Acknowledges segments singly at the start, after a pause and while the window opens, as Linux does; `false`: "
                    + "every second one, as RFC 5681 says.");
    static final Key<Long> SEND_BUFFER = Key.standard("send_buffer", BUFFER, "4 MiB",
            "How much the application may have written that is not acknowledged.");
    static final Key<Long> RECEIVE_BUFFER = Key.optional("receive_buffer", BUFFER,
            "it follows the connection, as in Linux", "The largest window that the receiver can advertise.");

    static final Section SETTINGS = new Section("TCP settings",
            "How TCP is set. Settings stand in `defaults.tcp`, in the "
            + "`tcp` of a host, and on a flow; the flow wins over the host, the host over the defaults.", CONGESTION,
            INITIAL_WINDOW, MSS, SACK, TIMESTAMPS, WINDOW_SCALING, NODELAY, DELAYED_ACK, QUICK_ACK,
            SEND_BUFFER, RECEIVE_BUFFER, FIXED_WINDOW, PACING, MAX_PACING_RATE, ECN_LOW).and(TcpStackKeys.SETTINGS);

    private TcpKeys() {}
}
