package wireclock.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import wireclock.scenario.language.Amount;
import wireclock.scenario.language.Choice;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.Nested;
import wireclock.scenario.language.Section;
import wireclock.scenario.language.WholeNumber;
import wireclock.scenario.language.WordOr;
import wireclock.tcp.AccurateEcnConfig;
import wireclock.tcp.EcnMode;
import wireclock.tcp.MetricsCache;
import wireclock.tcp.MtuProbing;
import wireclock.tcp.SynCookies;

/** The words about the inside of TCP: what finds losses, how long is waited, when is given up. Defaults are Linux's. */
final class TcpStackKeys {
    private static final Amount MEMORY = Amount.SIZE.atLeast(4_096).atMost(1L << 30);
    private static final WholeNumber RETRIES = WholeNumber.from(0, 255);

    static final Key<TcpProfile> PROFILE = Key.optional("profile",
            Choice.ofConstants("a profile of TCP", TcpProfile.values()), "`linux`",
            "All settings at once; words beside it win, and words that lie below it, as a host's below a flow's, lose. "
                    + "`linux` is the default of every word. `rfc` is what the standards ask of every TCP (RFC 5681, 6298, "
                    + "6582, 6675, 7323, 9293) without anything newer: NewReno from three segments, three duplicates, a "
                    + "timeout of at least 1 s that doubles from the first SYN, an acknowledgement for every second "
                    + "segment or after 200 ms.");
    static final Key<EcnMode> ECN = Key.standard("ecn", Choice.of("a mode of ECN", ecnModes()), "accept",
            "Explicit congestion notification: `true` or `rfc3168` asks for that of RFC 3168, one signal a round trip; "
                    + "`accept` agrees when asked (Linux: tcp_ecn 2); `accurate` asks for Accurate ECN, in which every "
                    + "mark is counted (RFC 9768; tcp_ecn 3), and makes do with RFC 3168; `accept-accurate` agrees to "
                    + "either (tcp_ecn 5); `false` does nothing of all this. Controls that live on marks, `dctcp` and "
                    + "`bbr3` with `ecn_low`, ask for those of RFC 8257 whatever stands here, and are answered.");
    static final Key<AccurateEcnConfig.Option> ECN_OPTION = Key.standard("ecn_option",
            Choice.ofConstants("a use of the option", AccurateEcnConfig.Option.values()), "full",
            "With Accurate ECN, when segments have the option that counts marked bytes (RFC 9768 §3.2.3; Linux: "
                    + "tcp_ecn_option): `none`, `minimum` when something has changed and three times a round trip, "
                    + "`full` whenever it fits, until it seems to make segments disappear, `persistent` even then.");
    static final Key<Boolean> DSACK = truth("dsack", "true",
            "Reports what arrives twice in the first SACK block (RFC 2883; Linux: tcp_dsack).");
    static final Key<LossDetection> LOSS_DETECTION = Key.standard("loss_detection",
            Choice.ofConstants("a way to find losses", LossDetection.values()), "rack",
            "With SACK: `rack` by time (RFC 8985; Linux: always), `duplicates` by the number of later segments "
                    + "reported (RFC 6675). Without SACK three duplicate ACKs tell in any case (RFC 6582).");
    static final Key<ReorderingWindow> REORDERING_WINDOW = Key.standard("reordering_window",
            Choice.ofConstants("a window for reordering", ReorderingWindow.values()), "adaptive",
            "How long RACK waits for overtaken segments: `static` is a quarter of the shortest round trip, `adaptive` "
                    + "widens it while that proves too short (RFC 8985 §6.2; Linux: tcp_recovery bit 2).");
    static final Key<Boolean> DUP_THRESHOLD = truth("dup_threshold", "true",
            "RACK does not wait once `reordering` later segments have been reported (RFC 8985 §6.2; `false` in Linux: "
                    + "tcp_recovery bit 4).");
    static final Key<Long> REORDERING = Key.standard("reordering", WholeNumber.from(1, 300).of("segments"), "3",
            "How many segments may overtake one before it counts as lost (RFC 5681; Linux: tcp_reordering).");
    static final Key<Long> MAX_REORDERING = Key.standard("max_reordering", WholeNumber.from(1, 100_000).of("segments"),
            "300", "The most that `reordering` grows to when reordering is seen (Linux: tcp_max_reordering).");
    static final Key<Boolean> TAIL_LOSS_PROBE = truth("tail_loss_probe", "true",
            "Probes for a loss at the end of what was sent before the timeout does (RFC 8985 §7; Linux: "
                    + "tcp_early_retrans 3).");
    static final Key<Boolean> FRTO = truth("frto", "true",
            "Finds out with new data whether a timeout was a mistake (RFC 5682; Linux: tcp_frto).");
    static final Key<Boolean> UNDO = truth("undo", "true",
            "Takes a cut of the window back that was a mistake (RFC 3522, 3708, 4015; Linux: always).");
    static final Key<Boolean> PRR = truth("prr", "true",
            "Brings the window down with what is delivered (RFC 9937; Linux: always), not at once (RFC 5681 §3.2).");
    static final Key<Boolean> ABC = truth("abc", "true",
            "Opens the window for every segment acknowledged (RFC 3465, without its limit; Linux: always), not for every "
                    + "ACK (RFC 5681 §3.1).");
    static final Key<Boolean> HYSTART = truth("hystart", "true",
            "CUBIC leaves slow start when ACKs or delays show that the path is full (Linux: hystart; RFC 9406 is akin).");
    static final Key<ThresholdFrom> SSTHRESH_FROM = Key.standard("ssthresh_from",
            Choice.ofConstants("a measure of the flight", ThresholdFrom.values()), "window",
            "What is cut after a loss: the congestion `window`, as Linux does, or the `flight-size`, what is "
                    + "outstanding, if "
                    + "that is less (RFC 5681 §3.1, equation 4). They differ where the window is not used up.");
    static final Key<Boolean> SLOW_START_AFTER_IDLE = truth("slow_start_after_idle", "true",
            "Makes a window smaller that was not used for a timeout (RFC 5681 §4.1, RFC 2861).");
    static final Key<Boolean> RETRANSMIT_COLLAPSE = truth("retransmit_collapse", "true",
            "Joins small segments when they are sent again (Linux: tcp_retrans_collapse).");
    static final Key<Boolean> THIN_LINEAR_TIMEOUTS = truth("thin_linear_timeouts", "false",
            "With fewer than four segments outstanding the first six timeouts are not doubled (Linux: "
                    + "tcp_thin_linear_timeouts).");
    static final Key<RtoRule> RTO = Key.standard("rto", Choice.ofConstants("a rule for the timeout", RtoRule.values()),
            "linux", "`rfc6298`: SRTT + 4 RTTVAR, at least `min_rto`. `linux`: SRTT + at least `min_rto`, and the variation "
                    + "is the largest of a round trip.");
    static final Key<Boolean> KERNEL_TIMERS = truth("kernel_timers", "false",
            "Timers fire by the ticks of a kernel with HZ=250, up to 4 ms late, those above 252 ms up to 32 ms, those above "
                    + "2 s up to 256 ms (Linux: the timer wheel); else exactly when they are meant to.");
    static final Key<Boolean> SEGMENTATION_OFFLOAD = truth("segmentation_offload", "true",
            "Segments are handed down several at a time for the device to cut, and the last of them has PSH, so that the "
                    + "other side acknowledges it sooner; less than that may wait for an acknowledgement that is due any "
                    + "moment (Linux: TSO, GSO, tcp_tso_should_defer).");
    static final Key<Long> MIN_RTO = Key.standard("min_rto", Amount.POSITIVE_TIME, "200 ms",
            "See `rto` (RFC 6298 §2.4 has 1 s; Linux: tcp_rto_min).");
    static final Key<Long> MAX_RTO = Key.standard("max_rto", Amount.POSITIVE_TIME, "120 s",
            "The longest timeout, doubled or not (RFC 6298 §2.5: at least 60 s; Linux: tcp_rto_max).");
    static final Key<Long> SYN_RETRIES = Key.standard("syn_retries", RETRIES, "6",
            "SYNs sent again, `linear_syn_timeouts` not counted, before connecting is given up (Linux: tcp_syn_retries).");
    static final Key<Long> LINEAR_SYN_TIMEOUTS = Key.standard("linear_syn_timeouts", RETRIES, "4",
            "SYNs sent again 1 s apart before the distance doubles (Linux: tcp_syn_linear_timeouts).");
    static final Key<Long> SYNACK_RETRIES = Key.standard("synack_retries", RETRIES, "5",
            "SYN-ACKs sent again before the client is given up (Linux: tcp_synack_retries).");
    static final Key<Long> RETRIES_2 = Key.standard("retries", RETRIES, "15",
            "How long unacknowledged data is sent again: as long as so many timeouts from 200 ms on would take (RFC 9293 "
                    + "§3.8.3: R2; Linux: tcp_retries2).");
    static final Key<Long> USER_TIMEOUT = Key.optional("user_timeout", Amount.POSITIVE_TIME, "`retries` decides",
            "How long data may stay unacknowledged before the connection is given up (RFC 5482; Linux: "
                    + "TCP_USER_TIMEOUT).");
    static final Key<Long> TIME_WAIT = Key.standard("time_wait", Amount.TIME, "60 s",
            "How long a closed connection is remembered by the side that closed first (RFC 9293 §3.6.1: 4 min; Linux: "
                    + "60 s).");
    static final Key<Long> FIN_TIMEOUT = Key.standard("fin_timeout", Amount.TIME, "60 s",
            "How long a connection that nobody holds any more waits for the peer's FIN (Linux: tcp_fin_timeout).");
    static final Key<Boolean> RFC1337 = truth("rfc1337", "false",
            "A reset does not end TIME-WAIT (RFC 1337; Linux: tcp_rfc1337).");
    static final Key<Long> RECEIVE_MEMORY = Key.standard("receive_memory", MEMORY, "131072 B",
            "Without `receive_buffer`: memory for what has arrived, at the start (Linux: tcp_rmem[1]).");
    static final Key<Long> RECEIVE_MEMORY_LIMIT = Key.standard("receive_memory_limit", MEMORY, "6291456 B",
            "The most that it grows to (Linux: tcp_rmem[2]).");
    static final Key<SynCookies> SYN_COOKIES = Key.standard("syn_cookies",
            Choice.ofConstants("a use of SYN cookies", SynCookies.values()), "overflow",
            "When a server answers SYNs without keeping anything of them (RFC 4987 §3.6; Linux: tcp_syncookies): `off`, on "
                    + "`overflow` of its half-open connections, `always`.");
    static final Key<Long> SYN_BACKLOG = Key.standard("syn_backlog", WholeNumber.from(1, 1_000_000).of("connections"),
            "1024", "Without cookies three quarters of so many connections may be half open at a port (Linux: "
                    + "tcp_max_syn_backlog).");
    static final Key<Boolean> ABORT_ON_OVERFLOW = truth("abort_on_overflow", "false",
            "A handshake that ends where `backlog` leaves no place is answered with RST instead of silence (Linux: "
                    + "tcp_abort_on_overflow).");

    static final Key<Long> DEFER_ACCEPT = Key.optional("defer_accept", Amount.TIME.atLeast(1_000_000_000_000L),
            "at once",
            "A server hears of a connection when the first data has come, or after so long, rounded up to 1, 3, 7, 15 "
                    + "s and "
                    + "so on (TCP_DEFER_ACCEPT).");
    static final Key<Long> WINDOW_CLAMP = Key.optional("window_clamp", Amount.SIZE.atLeast(1_152).atMost(1L << 30),
            "memory alone", "Without `receive_buffer`: the largest window to begin with (TCP_WINDOW_CLAMP).");
    static final Key<MtuProbing.Mode> MTU_PROBING = Key.standard("mtu_probing",
            Choice.ofConstants("a use of MTU probes", MtuProbing.Mode.values()), "off",
            "Searches for the longest segment that the path carries by sending such, without help of ICMP (RFC 4821; "
                    + "Linux: "
                    + "tcp_mtu_probing): `on-black-hole` after timeouts, `always` from the beginning.");
    static final Key<Long> BASE_MSS = Key.standard("base_mss", Amount.SIZE.atLeast(88).atMost(65_495), "1024 B",
            "What that search begins from, and falls back to in a black hole (Linux: tcp_base_mss).");
    static final Key<Long> MTU_PROBE_INTERVAL = Key.standard("mtu_probe_interval", Amount.POSITIVE_TIME, "600 s",
            "When it is begun again after it has ended (Linux: tcp_probe_interval).");

    static final Key<MetricsCache> METRICS_CACHE = Key.standard("metrics_cache", new WordOr<>("true", MetricsCache.ALL,
            new WordOr<>("false", MetricsCache.OFF, Choice.ofConstants("a use of the cache",
                    new MetricsCache[] {MetricsCache.WITHOUT_THRESHOLD}), true), true), "false",
            "A host remembers of a connection what helps the next to the same peer: round trip, slow start threshold, "
                    + "reordering (RFC 9040; Linux: tcp_no_metrics_save 0 and tcp_no_ssthresh_metrics_save 0); "
                    + "`without-threshold` is how Linux comes.");

    static final Key<Boolean> KEEPALIVE_ENABLED = truth("enabled", "true", "Whether it is asked at all (SO_KEEPALIVE).");
    static final Key<Long> KEEPALIVE_IDLE = Key.standard("idle", Amount.POSITIVE_TIME, "2 h",
            "Silence before the first probe (RFC 9293 §3.8.4: at least 2 h; Linux: tcp_keepalive_time).");
    static final Key<Long> KEEPALIVE_INTERVAL = Key.standard("interval", Amount.POSITIVE_TIME, "75 s",
            "From one unanswered probe to the next (Linux: tcp_keepalive_intvl).");
    static final Key<Long> KEEPALIVE_COUNT = Key.standard("count", WholeNumber.from(1, 127), "9",
            "So many probes go unanswered before the connection is given up (Linux: tcp_keepalive_probes).");
    static final Section KEEPALIVE_SECTION = new Section("keep-alive",
            "When an idle connection is asked whether its peer still lives.", KEEPALIVE_ENABLED, KEEPALIVE_IDLE,
            KEEPALIVE_INTERVAL, KEEPALIVE_COUNT);
    static final Key<Fields> KEEPALIVE = Key.optional("keepalive",
            Nested.of(KEEPALIVE_SECTION, KEEPALIVE_ENABLED), "`false`",
            "Probes of an idle connection (RFC 9293 §3.8.4); `true` with the times of Linux.");

    /** All but {@link #KEEPALIVE}, whose values stand in a map of their own. */
    static final List<Key<?>> WORDS = List.of(PROFILE, ECN, ECN_OPTION, DSACK, LOSS_DETECTION, REORDERING_WINDOW,
            DUP_THRESHOLD, REORDERING, MAX_REORDERING, TAIL_LOSS_PROBE, FRTO, UNDO, PRR, ABC, HYSTART, SSTHRESH_FROM,
            SLOW_START_AFTER_IDLE, RETRANSMIT_COLLAPSE, THIN_LINEAR_TIMEOUTS, SEGMENTATION_OFFLOAD, RTO, KERNEL_TIMERS,
            MIN_RTO, MAX_RTO, SYN_RETRIES, LINEAR_SYN_TIMEOUTS,
            SYNACK_RETRIES, RETRIES_2, USER_TIMEOUT, TIME_WAIT, FIN_TIMEOUT, RFC1337, RECEIVE_MEMORY,
            RECEIVE_MEMORY_LIMIT, SYN_COOKIES, SYN_BACKLOG, ABORT_ON_OVERFLOW, MTU_PROBING, BASE_MSS,
            MTU_PROBE_INTERVAL, METRICS_CACHE, DEFER_ACCEPT, WINDOW_CLAMP);
    static final Section SETTINGS = new Section("the inside of TCP", "See TCP settings.",
            WORDS.toArray(Key[]::new)).and(new Section("", "", KEEPALIVE));

    private TcpStackKeys() {}

    private static Key<Boolean> truth(String name, String standard, String meaning) {
        return Key.standard(name, Words.TRUE_OR_FALSE, standard, meaning);
    }

    /** What the threshold after a loss is a part of. */
    enum ThresholdFrom { WINDOW, FLIGHT_SIZE }

    /** How losses are found, short of a timeout. */
    enum LossDetection { RACK, DUPLICATES }

    /** How the retransmission timeout follows from round trips. */
    enum RtoRule { LINUX, RFC6298 }

    /** How the time is chosen that RACK gives overtaken segments. */
    enum ReorderingWindow { ADAPTIVE, STATIC }

    private static SequencedMap<String, EcnMode> ecnModes() {
        SequencedMap<String, EcnMode> modes = new LinkedHashMap<>();
        modes.put("true", EcnMode.REQUEST);
        modes.put("rfc3168", EcnMode.REQUEST);
        modes.put("false", EcnMode.OFF);
        modes.put("accept", EcnMode.ACCEPT);
        modes.put("accurate", EcnMode.ACCURATE);
        modes.put("accept-accurate", EcnMode.ACCEPT_ACCURATE);
        return modes;
    }
}
