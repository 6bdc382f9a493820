package wireclock.scenario;

import wireclock.scenario.language.Amount;
import wireclock.scenario.language.Choice;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.Section;
import wireclock.scenario.language.WholeNumber;

/** The words about address resolution on a host or router. */
final class ArpKeys {
    static final Key<ArpMode> MODE = Key.standard("mode", Choice.ofConstants("a mode of ARP", ArpMode.values()),
            "dynamic", "`static` starts with the cache filled: nobody has to ask.");
    static final Key<Long> REACHABLE = Key.standard("reachable", Amount.POSITIVE_TIME, "30 s",
            "How long an answer is trusted; then the entry is stale (Linux: base_reachable_time).");
    static final Key<Long> DELAY = Key.standard("delay", Amount.POSITIVE_TIME, "5 s",
            "A stale entry that is used is asked for again after this, by unicast, unless TCP has heard from there in "
                    + "the meantime (Linux: delay_first_probe_time).");
    static final Key<Long> TIMEOUT = Key.standard("timeout", Amount.POSITIVE_TIME, "4 min",
            "A stale entry that nobody uses is forgotten after this.");
    static final Key<Long> RETRIES = Key.standard("retries", WholeNumber.from(1, 1000), "3",
            "How often a neighbour is asked for in vain before it is given up, and what waited is unreachable.");
    static final Key<Long> RETRY_INTERVAL = Key.standard("retry_interval", Amount.POSITIVE_TIME, "1 s",
            "From one question to the next.");
    static final Key<Long> QUEUE = Key.standard("queue", Amount.PACKETS.atLeast(1).atMost(1_000_000), "101 packets",
            "How many packets may wait for one neighbour; the oldest makes room (Linux: unres_qlen).");
    static final Key<Long> TABLE = Key.standard("table", WholeNumber.from(1, 10_000_000), "1024",
            "How many neighbours an interface remembers; the one heard of longest ago makes room (Linux: gc_thresh3).");
    static final Key<Long> START = Key.standard("start", Amount.TIME, "0 s",
            "When the node's interfaces are given their addresses; before, they have none. The address may be somebody "
                    + "else's until then.");
    static final Key<Boolean> PROBE = Key.standard("probe", Words.TRUE_OR_FALSE, "false",
            "Whether the node asks first if somebody else has its address, does not use it then, and defends it "
                    + "otherwise (RFC 5227). It takes 4 to 7 s until the address may be used.");
    static final Key<Boolean> ANNOUNCE = Key.standard("announce", Words.TRUE_OR_FALSE, "false",
            "Whether the node tells everybody when it is given an address: gratuitous ARP (Linux: arp_notify). With "
                    + "`probe` it does so anyway.");
    static final Key<Defence> DEFEND = Key.standard("defend", Choice.ofConstants("a defence", Defence.values()), "once",
            "With `probe`: `once` in ten seconds, then the address is given up; or `always` (RFC 5227 §2.4).");

    static final Section SECTION = new Section("address resolution",
            "How a node finds its neighbours' MAC addresses (ARP), and how it comes to its own IP addresses.", MODE,
            REACHABLE, DELAY, TIMEOUT, RETRIES, RETRY_INTERVAL, QUEUE, TABLE, START, PROBE, ANNOUNCE, DEFEND);

    private ArpKeys() {}

    /** What a node does about others that have its address. */
    enum Defence { ONCE, ALWAYS }
}
