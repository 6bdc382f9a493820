package wireclock.arp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import wireclock.engine.Event;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.ethernet.Medium;
import wireclock.ethernet.Nic;
import wireclock.wire.ArpPacket;
import wireclock.wire.BytesPayload;
import wireclock.wire.EthernetFrame;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.UdpDatagram;

/**
 * Random talk among five neighbours against a second implementation of Linux's rules that looks at every entry every half
 * second: the same frames at the same times, and the same table at every step.
 */
class ArpOracleTest {
    private static final int OWN = Ipv4Address.parse("10.0.0.1");
    private static final long OWN_MAC = 0x02_00_00_00_00_01L;
    private static final int PARKED = 3;
    private static final int TIMEOUT = 40;
    private static final int REACHABLE = 20;
    private static final int DELAY = 5;

    private final Scheduler scheduler = new Scheduler();
    private final List<String> frames = new ArrayList<>();

    @Test
    void agreesWithANaiveModel() {
        long seed = 826;
        Random random = new Random(seed);
        Nic nic = new Nic("h1:eth0", OWN_MAC);
        nic.attach((Medium) frame -> frames.add(frame(frame)));
        Arp arp = new Arp(scheduler, scheduler.newComponent(), nic, OWN,
                new ArpConfig(seconds(REACHABLE), seconds(DELAY), seconds(TIMEOUT), seconds(1), 3, PARKED, 1024));
        NaiveArp naive = new NaiveArp();
        for (int step = 1; step <= 40_000; step++) {
            // Timers first: whatever happens at a half second happens after them in both.
            runTo(step * SimTime.SECOND / 2);
            naive.tick(step);
            if (random.nextInt(4) == 0) {
                act(random, arp, naive);
            }
            assertThat(frames).as("frames at step " + step + " of seed " + seed)
                    .containsExactlyInAnyOrderElementsOf(naive.frames);
            assertThat(table(arp)).as("table at step " + step + " of seed " + seed).isEqualTo(naive.table());
            frames.clear();
            naive.frames.clear();
        }
        assertThat(naive.seen).as("every state has come up").hasSize(7);
    }

    private void act(Random random, Arp arp, NaiveArp naive) {
        int neighbor = OWN + 1 + random.nextInt(5);
        long mac = 0x10L + neighbor % 16 + (random.nextInt(4) == 0 ? 0x100 : 0);
        switch (random.nextInt(7)) {
            case 0, 1, 2 -> {
                arp.neighbor(neighbor).send(Ipv4Packet.of(OWN, neighbor, 0, 64, 1, true,
                        new UdpDatagram(1, 2, BytesPayload.EMPTY)));
                naive.send(neighbor);
            }
            case 3, 4 -> hear(arp, naive, new ArpPacket(ArpPacket.REPLY, mac, neighbor, OWN_MAC, OWN), false);
            case 5 -> hear(arp, naive, new ArpPacket(ArpPacket.REQUEST, mac, neighbor, 0, OWN), true);
            default -> hear(arp, naive, new ArpPacket(ArpPacket.REQUEST, mac, neighbor, 0,
                    random.nextBoolean() ? neighbor : OWN + 9), true);
        }
    }

    private static void hear(Arp arp, NaiveArp naive, ArpPacket packet, boolean broadcast) {
        arp.receive(packet, broadcast);
        naive.hear(packet, broadcast);
    }

    private static Map<Integer, String> table(Arp arp) {
        Map<Integer, String> table = new TreeMap<>();
        for (ArpEntry entry : arp.entries()) {
            table.put(entry.address(), entry.state() + " " + (entry.state().isValid() ? entry.macAddress() : 0) + " "
                    + entry.parked());
        }
        return table;
    }

    private static String frame(EthernetFrame frame) {
        return Long.toHexString(frame.destination()) + " "
                + (frame.payload() instanceof ArpPacket packet ? "arp " + packet.operation() + " " + packet.targetIp() : "ip");
    }

    private void runTo(long timePs) {
        Event tick = new Event(scheduler.newComponent()) {
            @Override
            public void fire() {}
        };
        scheduler.schedule(tick, timePs);
        scheduler.run(timePs, Long.MAX_VALUE);
    }

    private static long seconds(int seconds) {
        return seconds * SimTime.SECOND;
    }

    /** The rules written down once more, for time in half seconds. */
    private static final class NaiveArp {
        private final Map<Integer, Entry> entries = new TreeMap<>();
        private final List<String> frames = new ArrayList<>();
        private final Set<String> seen = new TreeSet<>();
        private int now;

        private static final class Entry {
            private String state = "NONE";
            private long mac;
            /** When the state began, or for REACHABLE was confirmed. */
            private int since;
            private int changed;
            private int asked;
            private int parked;
        }

        void tick(int step) {
            now = step;
            entries.forEach(this::tick);
        }

        private void tick(int address, Entry entry) {
            int age = now - entry.since;
            switch (entry.state) {
                case "REACHABLE" -> {
                    if (age == 2 * REACHABLE) {
                        become(entry, "STALE");
                    }
                }
                case "STALE", "FAILED" -> {
                    if (age == 2 * TIMEOUT) {
                        become(entry, "NONE");
                    }
                }
                case "DELAY" -> {
                    if (age == 2 * DELAY) {
                        become(entry, "PROBE");
                        ask(address, entry);
                    }
                }
                case "INCOMPLETE", "PROBE" -> {
                    if (age == 2 * entry.asked) {
                        if (entry.asked == 3) {
                            entry.parked = 0;
                            become(entry, "FAILED");
                        } else {
                            ask(address, entry);
                        }
                    }
                }
                default -> { }
            }
        }

        private void become(Entry entry, String state) {
            entry.state = state;
            entry.since = now;
            entry.asked = 0;
            seen.add(state);
        }

        private void ask(int address, Entry entry) {
            entry.asked++;
            frames.add((entry.state.equals("PROBE") ? Long.toHexString(entry.mac) : "ffffffffffff") + " arp 1 " + address);
        }

        void send(int address) {
            Entry entry = entries.computeIfAbsent(address, any -> new Entry());
            switch (entry.state) {
                case "STALE" -> {
                    become(entry, "DELAY");
                    frames.add(Long.toHexString(entry.mac) + " ip");
                }
                case "REACHABLE", "DELAY", "PROBE" -> frames.add(Long.toHexString(entry.mac) + " ip");
                case "INCOMPLETE" -> entry.parked = Math.min(PARKED, entry.parked + 1);
                default -> {
                    entry.parked = 1;
                    become(entry, "INCOMPLETE");
                    ask(address, entry);
                }
            }
        }

        void hear(ArpPacket packet, boolean broadcast) {
            boolean question = packet.targetIp() == OWN && packet.operation() == ArpPacket.REQUEST;
            Entry entry = entries.get(packet.senderIp());
            if (question && entry == null) {
                entry = new Entry();
                entries.put(packet.senderIp(), entry);
            }
            if (entry != null && (question || !entry.state.equals("NONE"))) {
                update(entry, packet, question, broadcast);
            }
            if (question) {
                frames.add(Long.toHexString(packet.senderMac()) + " arp 2 " + packet.senderIp());
            }
        }

        private void update(Entry entry, ArpPacket packet, boolean question, boolean broadcast) {
            boolean valid = List.of("REACHABLE", "STALE", "DELAY", "PROBE").contains(entry.state);
            boolean same = valid && entry.mac == packet.senderMac();
            boolean answer = packet.operation() == ArpPacket.REPLY && !broadcast;
            boolean gratuitous = packet.senderIp() == packet.targetIp();
            if (valid && !same && !question && !gratuitous && now - entry.changed <= 2) {
                return;
            }
            if (answer) {
                if (!entry.state.equals("REACHABLE") || !same) {
                    entry.changed = now;
                }
                become(entry, "REACHABLE");
            } else if (!same) {
                entry.changed = now;
                become(entry, "STALE");
            }
            entry.mac = packet.senderMac();
            for (; entry.parked > 0; entry.parked--) {
                if (entry.state.equals("STALE")) {
                    become(entry, "DELAY");
                }
                frames.add(Long.toHexString(entry.mac) + " ip");
            }
        }

        Map<Integer, String> table() {
            Map<Integer, String> table = new TreeMap<>();
            entries.forEach((address, entry) -> {
                if (!entry.state.equals("NONE")) {
                    boolean valid = !entry.state.equals("INCOMPLETE") && !entry.state.equals("FAILED");
                    table.put(address, entry.state + " " + (valid ? entry.mac : 0) + " " + entry.parked);
                }
            });
            return table;
        }
    }
}
