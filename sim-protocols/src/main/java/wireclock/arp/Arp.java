package wireclock.arp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.engine.Scheduler;
import wireclock.engine.Timer;
import wireclock.ethernet.Nic;
import wireclock.wire.ArpPacket;
import wireclock.wire.EtherType;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.MacAddress;

/**
 * Address resolution on one interface (RFC 826): asks by broadcast, answers by unicast, remembers what it hears.
 *
 * <p>An unknown neighbour is asked for {@link ArpConfig#attempts} times; packets for it wait meanwhile and go out in
 * their order at the answer, or back to the {@link ResolutionListener} when none comes. A known one that has not been
 * heard of for {@link ArpConfig#reachablePs} is asked again, by unicast and only when there is something to send to
 * it, and its address stays in use meanwhile (RFC 1122 §2.3.2.1). No timer runs for entries that nobody uses, so a
 * silent network is idle.
 */
public final class Arp {
    private final Scheduler scheduler;
    private final Nic nic;
    private int address;
    private final ArpConfig config;
    private final ArpStats stats = new ArpStats();
    /** The one heard of longest ago first. */
    private final Map<Integer, Neighbor> neighbors = new LinkedHashMap<>();
    /**
     * Asked and not heard of, in the order of their deadlines: all wait equally long, so that is the order of asking.
     */
    private final ArrayDeque<Neighbor> asked = new ArrayDeque<>();
    private final Timer retry;
    private @Nullable ResolutionListener listener;
    private int permanentNeighbors;

    /**
     * @param component of the node, for its timer
     * @param address the interface's own IPv4 address
     */
    public Arp(Scheduler scheduler, int component, Nic nic, int address, ArpConfig config) {
        this.scheduler = scheduler;
        this.nic = nic;
        this.address = address;
        this.config = config;
        this.retry = new Timer(scheduler, component) {
            @Override
            protected void expired() {
                retryDue();
            }
        };
    }

    /** Names the network layer. */
    public void setListener(ResolutionListener listener) {
        this.listener = listener;
    }

    /** The neighbour of an address, known or not; asking for it here sends nothing. */
    public Neighbor neighbor(int neighborAddress) {
        Neighbor neighbor = neighbors.get(neighborAddress);
        if (neighbor == null) {
            makeRoom();
            neighbor = new Neighbor(this, scheduler, nic, neighborAddress);
            neighbors.put(neighborAddress, neighbor);
        }
        return neighbor;
    }

    /** Enters a neighbour by hand, for good. */
    public void addPermanent(int neighborAddress, long macAddress) {
        Neighbor neighbor = neighbor(neighborAddress);
        if (neighbor.state != NeighborState.PERMANENT) {
            permanentNeighbors++;
        }
        stopAsking(neighbor);
        neighbor.becomePermanent(macAddress);
        sendParked(neighbor);
    }

    /** The interface has another address from now on. */
    public void setAddress(int newAddress) {
        address = newAddress;
    }

    /**
     * Forgets all neighbours but those entered by hand, and asks for none any more; packets that waited for one are
     * lost. What Linux does when the carrier is lost.
     */
    public void flush() {
        asked.clear();
        retry.disarm();
        neighbors.values().removeIf(neighbor -> {
            if (neighbor.state == NeighborState.PERMANENT) {
                return false;
            }
            neighbor.becomeUnresolved();
            dropParked(neighbor);
            return true;
        });
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

    /** Handles an ARP packet, in the order of RFC 826's "Packet Reception". */
    public void receive(ArpPacket packet) {
        boolean isRequest = packet.operation() == ArpPacket.REQUEST;
        if (MacAddress.isGroup(packet.senderMac()) || !isRequest && packet.operation() != ArpPacket.REPLY) {
            stats.malformed++;
            return;
        }
        if (packet.senderIp() == address) {
            stats.addressConflicts++;
            return;
        }
        if (isRequest) {
            stats.requestsReceived++;
        } else {
            stats.repliesReceived++;
        }
        boolean forUs = packet.targetIp() == address;
        // Sender address 0 is a probe for a free address (RFC 5227 §2.1.1): to be answered, not to be remembered.
        if (packet.senderIp() != 0) {
            Neighbor sender = forUs ? neighbor(packet.senderIp()) : neighbors.get(packet.senderIp());
            if (sender != null) {
                heardOf(sender, packet.senderMac());
            }
        }
        if (forUs && isRequest) {
            stats.repliesSent++;
            nic.send(packet.senderMac(), EtherType.ARP,
                    new ArpPacket(ArpPacket.REPLY, nic.macAddress(), address, packet.senderMac(), packet.senderIp()));
        }
    }

    /** The table in the order of addresses, without neighbours of which nothing is known. */
    public List<ArpEntry> entries() {
        List<ArpEntry> entries = new ArrayList<>();
        for (Neighbor known : neighbors.values()) {
            if (known.state != NeighborState.UNRESOLVED) {
                entries.add(new ArpEntry(known.address, known.macAddress(), known.state(), known.expiresPs));
            }
        }
        entries.sort(Comparator.comparingLong(entry -> Integer.toUnsignedLong(entry.address())));
        return entries;
    }

    public ArpStats stats() {
        return stats;
    }

    /** Sends to a neighbour whose MAC address is unknown or out of date. */
    void sendToDoubtful(Neighbor neighbor, Ipv4Packet packet) {
        if (neighbor.state == NeighborState.REACHABLE) {
            neighbor.becomeProbed();
            ask(neighbor);
            neighbor.send(packet);
            return;
        }
        if (neighbor.park(packet, config.parkedLimit())) {
            stats.parkedDropped++;
        }
        if (neighbor.state == NeighborState.UNRESOLVED) {
            neighbor.becomeIncomplete();
            ask(neighbor);
        }
    }

    private void ask(Neighbor neighbor) {
        neighbor.attempts++;
        neighbor.retryAtPs = scheduler.nowPs() + config.retryPs();
        asked.addLast(neighbor);
        armRetry();
        stats.requestsSent++;
        long destination = neighbor.state == NeighborState.PROBE ? neighbor.macAddress() : MacAddress.BROADCAST;
        nic.send(destination, EtherType.ARP,
                new ArpPacket(ArpPacket.REQUEST, nic.macAddress(), address, 0, neighbor.address));
    }

    private void heardOf(Neighbor neighbor, long macAddress) {
        if (neighbor.state == NeighborState.PERMANENT) {
            return;
        }
        stopAsking(neighbor);
        neighbor.becomeReachable(macAddress, scheduler.nowPs() + config.reachablePs());
        neighbors.remove(neighbor.address);
        neighbors.put(neighbor.address, neighbor);
        sendParked(neighbor);
    }

    private void stopAsking(Neighbor neighbor) {
        if (neighbor.isAsked()) {
            asked.remove(neighbor);
            armRetry();
        }
    }

    private static void sendParked(Neighbor neighbor) {
        ArrayDeque<Ipv4Packet> line = neighbor.takeParked();
        if (line != null) {
            for (Ipv4Packet packet : line) {
                neighbor.send(packet);
            }
        }
    }

    private void armRetry() {
        Neighbor first = asked.peekFirst();
        if (first == null) {
            retry.disarm();
        } else {
            retry.arm(first.retryAtPs);
        }
    }

    private void retryDue() {
        for (Neighbor first = asked.peekFirst(); first != null && first.retryAtPs <= scheduler.nowPs();
                first = asked.peekFirst()) {
            asked.removeFirst();
            if (first.attempts < config.attempts()) {
                ask(first);
            } else {
                giveUp(first);
            }
        }
        armRetry();
    }

    private void giveUp(Neighbor neighbor) {
        stats.gaveUp++;
        neighbor.becomeUnresolved();
        ArrayDeque<Ipv4Packet> line = neighbor.takeParked();
        if (line != null && listener != null) {
            for (Ipv4Packet packet : line) {
                listener.neighborUnreachable(packet);
            }
        }
    }

    /** Forgets the neighbour heard of longest ago when the table is full. */
    private void makeRoom() {
        if (neighbors.size() - permanentNeighbors < config.tableLimit()) {
            return;
        }
        for (Neighbor oldest : neighbors.values()) {
            if (oldest.state != NeighborState.PERMANENT) {
                forget(oldest);
                return;
            }
        }
    }

    private void forget(Neighbor neighbor) {
        stats.evicted++;
        stopAsking(neighbor);
        neighbors.remove(neighbor.address);
        neighbor.becomeUnresolved();
        dropParked(neighbor);
        if (listener != null) {
            listener.neighborForgotten();
        }
    }

    private void dropParked(Neighbor neighbor) {
        ArrayDeque<Ipv4Packet> line = neighbor.takeParked();
        if (line != null) {
            stats.parkedDropped += line.size();
        }
    }
}
