package wireclock.arp;

import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.ethernet.Nic;
import wireclock.wire.EtherType;
import wireclock.wire.Ipv4Packet;

/**
 * The way to one station on the same segment: its IPv4 address, and its MAC address once that is known.
 *
 * <p>The network layer keeps the object and sends every packet through it. Whether the address may be used just so is
 * one comparison with the clock; everything slower is {@link Arp}'s. What time alone does to an entry (reachable to
 * stale, stale to forgotten) happens when somebody looks at it: no timer runs for it.
 */
public final class Neighbor {
    /** Earlier than any instant of a run. */
    private static final long NOT_USABLE = Long.MIN_VALUE;

    // What every packet needs comes first, so that it lies together.
    private long macAddress;
    private long usableUntilPs = NOT_USABLE;

    final int address;
    /** Requests sent since the state became INCOMPLETE or PROBE. */
    int attempts;
    /** When the wait ends in which the neighbour is, while INCOMPLETE, DELAY or PROBE. */
    long deadlinePs;
    /** When the MAC address or the state changed last by what was heard. */
    long updatedPs;

    private final Arp arp;
    private final Scheduler scheduler;
    private final Nic nic;
    private NeighborState state = NeighborState.NONE;
    /** While REACHABLE, STALE or FAILED: when it becomes stale, or became stale or failed. */
    private long expiresPs;
    private @Nullable ArrayDeque<Ipv4Packet> parked;

    Neighbor(Arp arp, Scheduler scheduler, Nic nic, int address) {
        this.arp = arp;
        this.scheduler = scheduler;
        this.nic = nic;
        this.address = address;
    }

    /** Sends a packet to this neighbour, now or as soon as its MAC address is known. */
    public void send(Ipv4Packet packet) {
        if (scheduler.nowPs() >= usableUntilPs) {
            arp.sendToDoubtful(this, packet);
        } else {
            nic.send(macAddress, EtherType.IPV4, packet);
        }
    }

    public int address() {
        return address;
    }

    /** The MAC address in the low 48 bits, 0 while unknown. */
    public long macAddress() {
        return macAddress;
    }

    /** The state at the present instant. */
    public NeighborState state() {
        return switch (state) {
            case REACHABLE, STALE, FAILED -> {
                long sincePs = scheduler.nowPs() - expiresPs;
                yield sincePs >= arp.config().timeoutPs() ? NeighborState.NONE
                        : sincePs >= 0 && state == NeighborState.REACHABLE ? NeighborState.STALE : state;
            }
            default -> state;
        };
    }

    /** See {@link ArpEntry#expiresPs}. */
    long expiresPs() {
        return expiresPs;
    }

    int parked() {
        return parked == null ? 0 : parked.size();
    }

    void becomeReachable(long mac, long untilPs) {
        become(NeighborState.REACHABLE, mac, untilPs);
        expiresPs = untilPs;
    }

    void becomeStale(long mac) {
        become(NeighborState.STALE, mac, NOT_USABLE);
        expiresPs = scheduler.nowPs();
    }

    void becomePermanent(long mac) {
        become(NeighborState.PERMANENT, mac, SimTime.NEVER);
        expiresPs = SimTime.NEVER;
    }

    void becomeIncomplete() {
        become(NeighborState.INCOMPLETE, 0, NOT_USABLE);
    }

    /** The address is used meanwhile, so that an answering neighbour never makes traffic wait. */
    void becomeDelayed() {
        become(NeighborState.DELAY, macAddress, SimTime.NEVER);
    }

    /** The address stays in use until the probes have failed. */
    void becomeProbed() {
        become(NeighborState.PROBE, macAddress, SimTime.NEVER);
    }

    void becomeFailed() {
        become(NeighborState.FAILED, 0, NOT_USABLE);
        expiresPs = scheduler.nowPs();
    }

    void becomeUnknown() {
        become(NeighborState.NONE, 0, NOT_USABLE);
    }

    private void become(NeighborState next, long mac, long untilPs) {
        state = next;
        macAddress = mac;
        usableUntilPs = untilPs;
        attempts = 0;
    }

    /**
     * Puts a packet at the end of the line.
     *
     * @return whether the oldest had to go to make room
     */
    boolean park(Ipv4Packet packet, int limit) {
        if (parked == null) {
            parked = new ArrayDeque<>();
        }
        boolean full = parked.size() >= limit;
        if (full) {
            parked.removeFirst();
        }
        parked.addLast(packet);
        return full;
    }

    void forEachParked(Consumer<Ipv4Packet> viewer) {
        if (parked != null) {
            parked.forEach(viewer);
        }
    }

    /** Sends the whole line, in its order. */
    void sendParked() {
        ArrayDeque<Ipv4Packet> line = takeParked();
        if (line != null) {
            for (Ipv4Packet packet : line) {
                send(packet);
            }
        }
    }

    /** Takes the whole line, in its order; null when none waits. */
    @Nullable ArrayDeque<Ipv4Packet> takeParked() {
        ArrayDeque<Ipv4Packet> line = parked;
        parked = null;
        return line;
    }
}
