package wireclock.scenario;

import java.util.List;
import wireclock.scenario.language.Amount;
import wireclock.scenario.language.Choice;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.ListOf;
import wireclock.scenario.language.Marked;
import wireclock.scenario.language.Nested;
import wireclock.scenario.language.Pair;
import wireclock.scenario.language.Section;
import wireclock.scenario.language.Text;
import wireclock.scenario.language.WholeNumber;

/** The words about links. */
final class LinkKeys {
    static final Key<String> TRACE = Key.required("trace", Text.of("path", "a path of a file",
            "Write a path relative to the scenario's folder.", "[^\\x00-\\x1F]{1,1000}"),
            "A CSV file with the columns time_s,rate_bit_s: from each time on the rate is that of its line. "
                    + "Relative to the scenario's folder.");
    static final Key<Long> TRACE_REPEAT = Key.optional("repeat", Amount.POSITIVE_TIME, "the last rate holds",
            "After this time the trace begins anew.");
    static final Key<String> TRACE_SHA256 = Key.optional("sha256", Text.of("SHA-256", "a SHA-256",
            "It has 64 hexadecimal digits.", "[0-9a-f]{64}"), "not compared",
            "Of the file; another content is an error. The manifest has it.");
    static final Section RATE_TRACE = new Section("a rate trace",
            "A rate that changes with time. A packet that is being sent goes on at the new rate.", TRACE, TRACE_REPEAT,
            TRACE_SHA256);

    static final Key<LinkRate> RATE = Key.standard("rate", LinkRate.orTrace(RATE_TRACE), "1 Gbit/s",
            "How fast bits go onto the line. A link at a hub that names no rate has 10 Mbit/s.");
    static final Key<Long> DELAY = Key.standard("delay", Amount.TIME, "0 s", "How long a bit travels.");
    static final Key<Long> LENGTH = Key.optional("length", Amount.LENGTH, "as `delay` says",
            "The length of the cable, instead of the delay: 5 ns a metre.");
    static final Key<Long> JITTER = Key.standard("jitter", Amount.TIME, "0 s",
            "Each packet travels for the delay plus or minus up to this, drawn evenly; packets do not overtake. At "
            + "most the delay.");
    static final Key<Fields> LOSS = Key.optional("loss", LossKeys.LOSS, "`0 %`",
            "How packets get lost on the line. A share alone is that of `bernoulli`. A lost packet has used "
                    + "queue and line.");
    static final Key<Long> MTU = Key.standard("mtu", Amount.SIZE.atLeast(68).atMost(65_535), "1500 B",
            "The largest IP packet (RFC 791 wants at least 68 B).");
    static final Key<Fields> QUEUE = Key.optional("queue", QueueKeys.QUEUE,
            "`{type: droptail, limit: 100 packets}`", "Where packets wait while another is being sent.");
    static final Key<Framing> FRAMING = Key.standard("framing", Choice.ofConstants("a framing", Framing.values()),
            "ethernet",
            "What occupies the line. `ethernet`: 8 + max(64, 14 + packet + 4) + 12 bytes; `none`: the IP "
                    + "packet alone.");

    static final Section DIRECTION = new Section("a direction of a link",
            "What the way from endpoint 2 to endpoint 1 has of its own; it inherits all the rest.", RATE, DELAY,
            LENGTH, JITTER, LOSS, MTU, QUEUE, FRAMING, ImpairmentKeys.REORDER, ImpairmentKeys.DUPLICATE,
            ImpairmentKeys.CORRUPT).oneOf(DELAY, LENGTH);

    static final Key<String> NAME = Key.optional("name", Text.NAME, "`a-b`, from the endpoints",
            "What the link is called in results. With a pattern among the endpoints, each link's node is added: "
                    + "`lan-pc1`.");
    static final Key<List<Marked<String>>> ENDPOINTS = Key.required("endpoints",
            new ListOf<>(Marked.of(Words.ENDPOINT)),
            "The two ends. One of them may be a pattern as `pc*`, which makes a link for each of those nodes.");
    static final Key<Fields> REVERSE = Key.optional("reverse", Nested.of(DIRECTION), "as the way there",
            "What is different on the way from endpoint 2 to endpoint 1.");

    static final Key<Pair<Duplex>> DUPLEX = Key.standard("duplex",
            Pair.of(Choice.ofConstants("a way of sending", Duplex.values())), "auto",
            "`full`, `half` (CSMA/CD, 10 or 100 Mbit/s), or `auto`; or a pair in the order of the endpoints, as "
                    + "`[full, half]`. `auto` is full, but half at a hub and towards an end that is set by hand, since "
                    + "it cannot be asked.");
    static final Key<Long> ATTEMPT_LIMIT = Key.standard("attempt_limit", WholeNumber.from(1, 1000), "16",
            "Half duplex: a frame that has collided so often is given up.");
    static final Key<Long> BACKOFF_LIMIT = Key.standard("backoff_limit", WholeNumber.from(0, 16), "10",
            "Half duplex: after so many collisions of a frame the range of its backoff doubles no more.");
    static final Section HALF_DUPLEX = new Section("", "", DUPLEX, ATTEMPT_LIMIT, BACKOFF_LIMIT);

    static final Section LINK = new Section("a link", "Joins two nodes.", NAME, ENDPOINTS)
            .and(DIRECTION).and(HALF_DUPLEX).and(new Section("", "", REVERSE));
    static final Section LINK_DEFAULTS = new Section("defaults of links",
            "What every link is that does not say otherwise.").and(LINK).without(NAME, ENDPOINTS);

    private LinkKeys() {}
}
