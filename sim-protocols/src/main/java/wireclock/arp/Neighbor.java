package wireclock.arp;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.ethernet.Nic;
import wireclock.wire.EtherType;
import wireclock.wire.Ipv4Packet;

/**
 * The way to one station on the same segment: its IPv4 address, and its MAC address once that is known.
 *
 * <p>The network layer keeps the object and sends every packet through it. Whether the address is known and fresh is
 * one comparison with the clock; everything slower is {@link Arp}'s.
 */
public final class Neighbor {
    /** Earlier than any instant of a run. */
    private static final long NOT_USABLE = Long.MIN_VALUE;

    final int address;
    NeighborState state = NeighborState.UNRESOLVED;
    /** Requests sent since the state became INCOMPLETE or PROBE. */
    int attempts;
    /** When the next request is due, while INCOMPLETE or PROBE. */
    long retryAtPs;
    /** When the entry becomes stale. While PROBE this lies in the past, though the address is still used. */
    long expiresPs;

    private final Arp arp;
    private final Scheduler scheduler;
    private final Nic nic;
    private long macAddress;
    private long usableUntilPs = NOT_USABLE;
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
        return state == NeighborState.REACHABLE && scheduler.nowPs() >= expiresPs ? NeighborState.STALE : state;
    }

    void becomeReachable(long mac, long untilPs) {
        state = NeighborState.REACHABLE;
        macAddress = mac;
        expiresPs = untilPs;
        usableUntilPs = untilPs;
    }

    void becomePermanent(long mac) {
        state = NeighborState.PERMANENT;
        macAddress = mac;
        expiresPs = SimTime.NEVER;
        usableUntilPs = SimTime.NEVER;
    }

    void becomeIncomplete() {
        state = NeighborState.INCOMPLETE;
        attempts = 0;
    }

    /**
     * The address stays in use until the probes have failed, so that an answering neighbour never makes traffic wait.
     */
    void becomeProbed() {
        state = NeighborState.PROBE;
        attempts = 0;
        usableUntilPs = SimTime.NEVER;
    }

    void becomeUnresolved() {
        state = NeighborState.UNRESOLVED;
        macAddress = 0;
        usableUntilPs = NOT_USABLE;
    }

    /** Whether a request is under way. */
    boolean isAsked() {
        return state == NeighborState.INCOMPLETE || state == NeighborState.PROBE;
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

    /** Takes the whole line, in its order; null when none waits. */
    @Nullable ArrayDeque<Ipv4Packet> takeParked() {
        ArrayDeque<Ipv4Packet> line = parked;
        parked = null;
        return line;
    }
}
