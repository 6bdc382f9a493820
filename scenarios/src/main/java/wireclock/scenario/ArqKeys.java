package wireclock.scenario;

import wireclock.arq.ArqProtocol;
import wireclock.scenario.language.Amount;
import wireclock.scenario.language.Choice;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.Section;
import wireclock.scenario.language.WholeNumber;
import wireclock.scenario.language.WordOr;
import wireclock.wire.ArqPacket;

/** The words about the transports for teaching. */
final class ArqKeys {
    static final Key<ArqProtocol> PROTOCOL = Key.required("protocol",
            Choice.ofConstants("a protocol", ArqProtocol.values()), "How lost segments come again.");
    static final Key<Long> SIZE = Key.required("size", new WordOr<>("unlimited", TransferSpec.UNLIMITED,
            Amount.SIZE.atLeast(1), true), "What is sent in all, or `unlimited`.");
    static final Key<Long> SEGMENT = Key.standard("segment", Amount.SIZE.atLeast(1).atMost(ArqPacket.MAX_PAYLOAD_BYTES),
            "1000 B", "The payload of a segment; the last one has the rest. Headers make 36 bytes more of it: ARQ 8, "
                    + "UDP 8, IP 20.");
    static final Key<Long> WINDOW = Key.optional("window", WholeNumber.from(1, 1_000_000).of("segments"),
            "7; of stop-and-wait 1", "Most segments that are sent and not acknowledged. Of stop-and-wait it is 1.");
    static final Key<Long> SEQUENCE_BITS = Key.standard("sequence_bits",
            WholeNumber.from(0, ArqPacket.MAX_SEQUENCE_BITS).of("bits"), "32",
            "The width k of the sequence numbers. The window must fit: 1 with stop-and-wait, if k is not 0; "
                    + "2^k − 1 with go-back-n; 2^(k − 1) with selective-repeat.");
    static final Key<Boolean> ALLOW_AMBIGUITY = Key.standard("allow_ambiguity", Words.TRUE_OR_FALSE, "false",
            "`true`: the window need not fit, to show what happens then.");
    static final Key<Long> TIMEOUT = Key.optional("timeout", Amount.POSITIVE_TIME,
            "adaptive, by RFC 6298, as TCP's: at least 200 ms, and doubled at each expiry",
            "From the sending of a segment until it is sent again; then always the same. It begins when the segment is "
                    + "handed down: time in the host's own queue counts.");
    static final Key<Boolean> NAK = Key.standard("nak", Words.TRUE_OR_FALSE, "false",
            "Whether the receiver asks for each missing segment, once, as soon as a later one comes; only of "
                    + "selective-repeat.");
    static final Key<Long> ATTEMPTS = Key.standard("attempts", WholeNumber.from(1, 1_000_000), "20",
            "How often a segment is sent before the sender gives up, which is then the flow's `error`.");
    static final Key<Long> RATE = Key.optional("rate", Amount.RATE, "a window leaves at once",
            "How fast segments leave at most, as payload over time, so that they wait in the sender instead of "
                    + "the host's queue.");

    static final Section SETTINGS = new Section("an ARQ flow",
            "A transfer by one of the classic protocols, for teaching. There is no handshake, and every segment is "
            + "acknowledged at once.", PROTOCOL, SIZE, SEGMENT, WINDOW, SEQUENCE_BITS,
            ALLOW_AMBIGUITY, TIMEOUT, NAK, ATTEMPTS, RATE);

    private ArqKeys() {}
}
