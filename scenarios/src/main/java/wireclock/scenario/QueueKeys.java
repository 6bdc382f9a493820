package wireclock.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wireclock.scenario.language.Amount;
import wireclock.scenario.language.Choice;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.ListOf;
import wireclock.scenario.language.Measure;
import wireclock.scenario.language.Nested;
import wireclock.scenario.language.Section;
import wireclock.scenario.language.Share;
import wireclock.scenario.language.ValueType;
import wireclock.scenario.language.WholeNumber;

/** The words about queues: one section a discipline. */
final class QueueKeys {
    private static final ValueType<Measure> LIMITS = Measure.in(Amount.PACKETS, Amount.SIZE);
    private static final String LIMIT_MEANING = "How much may wait, not counting the packet being sent.";

    static final Key<String> TYPE = Key.standard("type",
            Choice.ofWords("a queue discipline", "droptail", "red", "codel", "fq-codel", "priority", "token-bucket"),
            "droptail",
            "`droptail`: first in, first out. `red`: random early detection. `codel`: controlled delay. "
                    + "`fq-codel`: that for each flow, in turn. `priority`: by DSCP. `token-bucket`: shaped to a "
                    + "rate.");
    static final Key<Measure> LIMIT = Key.standard("limit", LIMITS, "100 packets", LIMIT_MEANING);
    static final Key<Long> ECN_MARK_AT = Key.optional("ecn_mark_at", Amount.PACKETS, "never",
            "A packet whose sender understands ECN is marked when it finds so many waiting.");

    static final Section DROPTAIL = new Section("a queue",
            "First in, first out; a packet that finds no room is dropped.", TYPE, LIMIT, ECN_MARK_AT);

    static final Key<Boolean> ECN = Key.standard("ecn", Words.TRUE_OR_FALSE, "false",
            "Whether packets whose sender understands ECN are marked instead of dropped.");
    static final Key<Long> MIN = Key.standard("min", Amount.PACKETS, "5 packets",
            "Up to this average length nothing happens.");
    static final Key<Long> MAX = Key.standard("max", Amount.PACKETS.atLeast(1), "15 packets",
            "The average length at which `max_probability` is reached.");
    static final Key<Double> MAX_PROBABILITY = Key.standard("max_probability", Share.SHARE, "10 %",
            "How many packets are dropped when the average length reaches `max`.");
    static final Key<Double> WEIGHT = Key.standard("weight", Share.SHARE, "0.2 %",
            "How much each packet's length of the queue counts in the average.");
    static final Key<Boolean> GENTLE = Key.standard("gentle", Words.TRUE_OR_FALSE, "true",
            "Above `max`: `true`: the probability grows to 100 % at twice `max`; `false`: it is 100 % at once.");
    static final Section RED = new Section("a queue with random early detection",
            "Drops the more of the arriving packets the longer it has been on average (Floyd and Jacobson, 1993). "
                    + "Beyond the last threshold it drops with `ecn`, too.",
            TYPE, LIMIT, MIN, MAX, MAX_PROBABILITY, WEIGHT, GENTLE, ECN, ECN_MARK_AT);

    static final Key<Measure> CODEL_LIMIT = Key.standard("limit", LIMITS, "1000 packets", LIMIT_MEANING);
    static final Key<Long> TARGET = Key.standard("target", Amount.POSITIVE_TIME, "5 ms",
            "The time in the queue that is acceptable for long.");
    static final Key<Long> INTERVAL = Key.standard("interval", Amount.POSITIVE_TIME, "100 ms",
            "How long it must have been longer before the first packet is dropped: about a round-trip time.");
    static final Section CODEL = new Section("a queue with controlled delay",
            "Drops packets as they leave when the queue has been too long for too long (RFC 8289).",
            TYPE, CODEL_LIMIT, TARGET, INTERVAL, ECN, ECN_MARK_AT);

    static final Key<Measure> FQ_LIMIT = Key.standard("limit", LIMITS, "10240 packets",
            "How much may wait in all. Beyond it the longest queue loses packets.");
    static final Key<Boolean> FQ_ECN = Key.standard("ecn", Words.TRUE_OR_FALSE, "true",
            "Whether packets whose sender understands ECN are marked instead of dropped.");
    static final Key<Long> FLOWS = Key.standard("flows", WholeNumber.from(1, 65_536), "1024",
            "How many queues there are; a hash decides which flow has which.");
    static final Key<Long> QUANTUM = Key.standard("quantum", Amount.SIZE.atLeast(1).atMost(1_000_000), "1514 B",
            "How much a queue may send in its turn, MAC headers included.");
    static final Section FQ_CODEL = new Section("a fair queue with controlled delay",
            "A queue with controlled delay for each flow, served in turn, new flows first (RFC 8290).",
            TYPE, FQ_LIMIT, FLOWS, QUANTUM, TARGET, INTERVAL, FQ_ECN, ECN_MARK_AT);

    static final Key<Measure> BAND_LIMIT = Key.standard("limit", LIMITS, "100 packets",
            "How much may wait in each band, not counting the packet being sent.");
    static final Key<List<List<Integer>>> BANDS = Key.optional("bands", new ListOf<>(new ListOf<>(Dscp.OR_OTHERS)),
            "`[[EF, CS6, CS7], [others], [CS1, LE]]`",
            "Which DSCPs wait in which band, the first to be served first; `others` stands for all that are not "
                    + "named, and for what is not IPv4.");
    static final Section PRIORITY = new Section("a queue with priorities",
            "Bands by DSCP; a band is served only while those before it are empty.", TYPE, BAND_LIMIT, BANDS,
            ECN_MARK_AT);

    static final Key<Long> TOKEN_RATE = Key.required("rate", Amount.RATE,
            "How fast the bucket fills: of frames from destination to FCS, or of packets where there is no framing.");
    static final Key<Long> BURST = Key.standard("burst", Amount.SIZE.atLeast(1).atMost(1_000_000_000), "10 kB",
            "How much may leave at once after a pause; at least the longest frame.");
    static final Section TOKEN_BUCKET = new Section("a shaped queue",
            "First in, first out; a packet leaves when there are tokens for all its bytes.", TYPE, LIMIT, TOKEN_RATE,
            BURST, ECN_MARK_AT);

    static final Nested QUEUE = Nested.byWordOr(TYPE, types(), TYPE);

    private QueueKeys() {}

    private static Map<String, Section> types() {
        Map<String, Section> types = new LinkedHashMap<>();
        types.put("droptail", DROPTAIL);
        types.put("red", RED);
        types.put("codel", CODEL);
        types.put("fq-codel", FQ_CODEL);
        types.put("priority", PRIORITY);
        types.put("token-bucket", TOKEN_BUCKET);
        return types;
    }
}
