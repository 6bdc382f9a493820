package wireclock.arp;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import wireclock.engine.RandomStream;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.ethernet.Nic;
import wireclock.wire.ArpPacket;
import wireclock.wire.EtherType;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.MacAddress;

/**
 * Address resolution on one interface (RFC 826): asks by broadcast, answers by unicast, remembers what it hears. The
 * rules of the cache are those of Linux (its neighbour table, {@code arp_accept} and {@code arp_ignore} 0).
 *
 * <p>An unknown neighbour is asked for {@link ArpConfig#attempts} times; packets for it wait meanwhile and go out in
 * their order at the answer, or back to the {@link ResolutionListener} when none comes. A known one that has not been
 * heard of for {@link ArpConfig#reachablePs} is used on, but is asked by unicast if no transport can say within
 * {@link ArpConfig#delayPs} that it is there. No timer runs for entries that nobody uses, so a silent network is idle.
 */
public final class Arp {
    /** An answer that comes so soon after another and contradicts it is not believed (Linux: {@code locktime}). */
    static final long LOCK_TIME_PS = SimTime.SECOND;

    private final Scheduler scheduler;
    private final int component;
    private final Nic nic;
    private int address;
    private final ArpConfig config;
    private final ArpStats stats = new ArpStats();
    private final NeighborTable table;
    /** INCOMPLETE and PROBE. */
    private final WaitingNeighbors asked;
    /** DELAY. */
    private final WaitingNeighbors delayed;
    private @Nullable ResolutionListener listener;
    private @Nullable AddressClaim claim;

    /**
     * An interface that knows nobody.
     *
     * @param component of the node, for its timers
     * @param address the interface's own IPv4 address
     */
    public Arp(Scheduler scheduler, int component, Nic nic, int address, ArpConfig config) {
        this.scheduler = scheduler;
        this.component = component;
        this.nic = nic;
        this.address = address;
        this.config = config;
        table = new NeighborTable(config.tableLimit());
        asked = new WaitingNeighbors(scheduler, component, config.retryPs(), this::retryDue);
        delayed = new WaitingNeighbors(scheduler, component, config.delayPs(), this::delayDue);
    }

    /** Names the network layer. */
    public void setListener(ResolutionListener listener) {
        this.listener = listener;
    }

    /**
     * Begins to take the own address into use; it is not used before. Without this call it is used from the start.
     *
     * @param random for the times of probes
     * @param owner hears when the address becomes usable, or ceases to be
     */
    public void claimAddress(ClaimConfig how, RandomStream random, AddressListener owner) {
        claim = new AddressClaim(scheduler, component, nic, address, how, random,
                () -> owner.addressUsable(isAddressUsable()));
    }

    /** How far the interface has come with its own address. */
    public AddressState addressState() {
        return claim == null ? AddressState.HELD : claim.state();
    }

    /** The MAC address of the station that has the own address instead; 0 unless {@link AddressState#LOST}. */
    public long rival() {
        return claim == null ? 0 : claim.rival();
    }

    /** The neighbour of an address, known or not; asking for it here sends nothing. */
    public Neighbor neighbor(int neighborAddress) {
        Neighbor neighbor = table.find(neighborAddress);
        if (neighbor == null) {
            Neighbor forgotten = table.makeRoom();
            if (forgotten != null) {
                forget(forgotten);
            }
            neighbor = new Neighbor(this, scheduler, nic, neighborAddress);
            table.add(neighbor);
        }
        return neighbor;
    }

    /** Enters a neighbour by hand, for good. */
    public void addPermanent(int neighborAddress, long macAddress) {
        Neighbor neighbor = neighbor(neighborAddress);
        if (neighbor.state() != NeighborState.PERMANENT) {
            table.countPermanent();
        }
        endWait(neighbor);
        neighbor.becomePermanent(macAddress);
        neighbor.sendParked();
    }

    /** The interface has another address from now on. */
    public void setAddress(int newAddress) {
        address = newAddress;
        if (claim != null) {
            claim.setAddress(newAddress);
        }
    }

    /**
     * Forgets all neighbours but those entered by hand, and asks for none any more; packets that waited for one are
     * lost. What Linux does when the carrier is lost.
     */
    public void flush() {
        for (Neighbor neighbor : table.clear()) {
            forgetNow(neighbor);
        }
        if (listener != null) {
            listener.neighborForgotten();
        }
    }

    /** A way to all stations of a group: not part of the table, needs no resolution. */
    public Neighbor group(int groupAddress, long groupMac) {
        Neighbor group = new Neighbor(this, scheduler, nic, groupAddress);
        group.becomePermanent(groupMac);
        return group;
    }

    /**
     * Handles an ARP packet, in the order of RFC 826's "Packet Reception".
     *
     * @param inGroupFrame whether the frame was for several stations
     */
    public void receive(ArpPacket packet, boolean inGroupFrame) {
        boolean isRequest = packet.operation() == ArpPacket.REQUEST;
        if (MacAddress.isGroup(packet.senderMac()) || !isRequest && packet.operation() != ArpPacket.REPLY) {
            stats.malformed++;
            return;
        }
        if (isRequest) {
            stats.requestsReceived++;
        } else {
            stats.repliesReceived++;
        }
        if (packet.senderMac() == nic.macAddress()) {
            // Our own, which has come back through a circle of bridges: no other station (RFC 5227 §2.4).
            return;
        }
        if (claim == null ? packet.senderIp() == address : claim.conflicts(packet)) {
            stats.addressConflicts++;
            if (claim != null) {
                claim.conflict(packet.senderMac(), scheduler.nowPs());
            }
            return;
        }
        boolean forUs = packet.targetIp() == address && isAddressUsable();
        // Sender address 0 is a probe for a free address (RFC 5227 §2.1.1): to be answered, not to be remembered.
        if (packet.senderIp() != 0) {
            remember(packet, isRequest && forUs, inGroupFrame);
        }
        if (forUs && isRequest) {
            stats.repliesSent++;
            nic.send(packet.senderMac(), EtherType.ARP,
                    new ArpPacket(ArpPacket.REPLY, nic.macAddress(), address, packet.senderMac(), packet.senderIp()));
        }
    }

    /** The table in the order of addresses, without neighbours of which nothing is known. */
    public List<ArpEntry> entries() {
        return table.entries();
    }

    /** Shows the packets that wait for an answer. */
    public void forEachParked(Consumer<Ipv4Packet> viewer) {
        table.forEachParked(viewer);
    }

    public ArpStats stats() {
        return stats;
    }

    ArpConfig config() {
        return config;
    }

    /** Sends to a neighbour that is not known, or not for sure. */
    void sendToDoubtful(Neighbor neighbor, Ipv4Packet packet) {
        NeighborState state = neighbor.state();
        if (state == NeighborState.STALE) {
            neighbor.becomeDelayed();
            delayed.add(neighbor);
            neighbor.send(packet);
            return;
        }
        if (neighbor.park(packet, config.parkedLimit())) {
            stats.parkedOverflowed++;
        }
        if (state != NeighborState.INCOMPLETE) {
            neighbor.becomeIncomplete();
            ask(neighbor);
        }
    }

    private boolean isAddressUsable() {
        return claim == null || claim.state() == AddressState.HELD;
    }

    /**
     * What Linux's {@code arp_process} and {@code neigh_update} make of a packet's sender. Only a question to us makes
     * a new entry; everything else changes what is there. Only an answer to us shows that the neighbour hears us.
     */
    private void remember(ArpPacket packet, boolean question, boolean inGroupFrame) {
        Neighbor sender = question ? neighbor(packet.senderIp()) : table.find(packet.senderIp());
        NeighborState before = sender == null ? NeighborState.NONE : sender.state();
        if (sender == null || before == NeighborState.PERMANENT || !question && before == NeighborState.NONE) {
            return;
        }
        table.heardOf(sender);
        boolean sameMac = before.isValid() && packet.senderMac() == sender.macAddress();
        boolean reachable = packet.operation() == ArpPacket.REPLY && !inGroupFrame;
        if (sameMac && !reachable) {
            return;
        }
        boolean believed = question || packet.isGratuitous() || scheduler.nowPs() > sender.updatedPs + LOCK_TIME_PS;
        if (before.isValid() && !sameMac && !believed) {
            stats.overruled++;
            return;
        }
        endWait(sender);
        if (!sameMac || before != NeighborState.REACHABLE) {
            sender.updatedPs = scheduler.nowPs();
        }
        if (reachable) {
            sender.becomeReachable(packet.senderMac(), scheduler.nowPs() + config.reachablePs());
        } else {
            sender.becomeStale(packet.senderMac());
        }
        sender.sendParked();
    }

    private void ask(Neighbor neighbor) {
        neighbor.attempts++;
        asked.add(neighbor);
        stats.requestsSent++;
        boolean probe = neighbor.state() == NeighborState.PROBE;
        nic.send(probe ? neighbor.macAddress() : MacAddress.BROADCAST, EtherType.ARP,
                new ArpPacket(ArpPacket.REQUEST, nic.macAddress(), address, 0, neighbor.address));
    }

    private void retryDue(Neighbor neighbor) {
        if (neighbor.attempts < config.attempts()) {
            ask(neighbor);
        } else {
            giveUp(neighbor);
        }
    }

    private void delayDue(Neighbor neighbor) {
        long nowPs = scheduler.nowPs();
        if (listener != null && listener.isConfirmed(neighbor, nowPs - config.delayPs())) {
            neighbor.becomeReachable(neighbor.macAddress(), nowPs + config.reachablePs());
        } else {
            neighbor.becomeProbed();
            ask(neighbor);
        }
    }

    private void giveUp(Neighbor neighbor) {
        stats.gaveUp++;
        neighbor.becomeFailed();
        ArrayDeque<Ipv4Packet> line = neighbor.takeParked();
        if (line != null && listener != null) {
            for (Ipv4Packet packet : line) {
                listener.neighborUnreachable(packet);
            }
        }
    }

    private void endWait(Neighbor neighbor) {
        switch (neighbor.state()) {
            case INCOMPLETE, PROBE -> asked.remove(neighbor);
            case DELAY -> delayed.remove(neighbor);
            default -> { }
        }
    }

    private void forget(Neighbor neighbor) {
        stats.evicted++;
        forgetNow(neighbor);
        if (listener != null) {
            listener.neighborForgotten();
        }
    }

    private void forgetNow(Neighbor neighbor) {
        endWait(neighbor);
        neighbor.becomeUnknown();
        ArrayDeque<Ipv4Packet> line = neighbor.takeParked();
        if (line != null) {
            stats.parkedForgotten += line.size();
        }
    }
}
