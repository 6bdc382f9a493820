package wireclock.metrics.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import wireclock.arp.ArpStats;
import wireclock.bridge.BridgeStats;
import wireclock.device.IpNode;
import wireclock.device.Node;
import wireclock.device.Switch;
import wireclock.ethernet.Nic;
import wireclock.ethernet.NicStats;
import wireclock.ip.IpDropReason;
import wireclock.ip.NetworkInterface;
import wireclock.wire.IcmpType;

/** The figures of devices and their interfaces: what adapters, ARP, IP, ICMP, UDP and bridges count. */
public final class NodeFigures {
    private NodeFigures() {}

    /** Of hosts and routers. */
    public static FigureTable<IpNode> ofIpNodes() {
        List<Figure<IpNode>> figures = new ArrayList<>(adapters());
        ip(figures);
        arp(figures);
        icmp(figures);
        figures.add(count("udp_sent", Unit.PACKETS, "Datagrams sent.", node -> node.udp().stats().datagramsSent));
        figures.add(count("udp_received", Unit.PACKETS, "Datagrams given to an application.",
                node -> node.udp().stats().datagramsReceived));
        figures.add(count("udp_no_ports", Unit.PACKETS, "Datagrams to a port where nobody listened.",
                node -> node.udp().stats().noPorts));
        return new FigureTable<>("node", figures, List.of());
    }

    /** Of switching hubs. */
    public static FigureTable<Switch> ofSwitches() {
        List<Figure<Switch>> figures = new ArrayList<>(adapters());
        bridge(figures, "forwarded", "Frames sent on to the one port of their destination.", s -> s.forwarded);
        bridge(figures, "flooded", "Frames sent on to all ports but their own.", s -> s.flooded);
        bridge(figures, "snooped", "Multicast frames sent on to members of their group only.", s -> s.snooped);
        bridge(figures, "filtered", "Frames whose destination is on the port that they came from.", s -> s.filtered);
        bridge(figures, "discarded", "Frames that no bridge passes on.", s -> s.discarded);
        bridge(figures, "blocked", "Frames that met a port which does not forward.", s -> s.blocked);
        bridge(figures, "vlan_filtered", "Frames of a VLAN that the port is not in.", s -> s.vlanFiltered);
        bridge(figures, "not_learned", "Newcomers that were not learned, the table being full.", s -> s.notLearned);
        bridge(figures, "replaced", "Stations that had to leave the full table for a newcomer.", s -> s.replaced);
        bridge(figures, "moved", "Times that a station was heard on another port than before.", s -> s.moved);
        bridge(figures, "bpdus_received", "Bridge protocol data units received.", s -> s.bpdusReceived);
        bridge(figures, "bpdus_sent", "Bridge protocol data units sent.", s -> s.bpdusSent);
        bridge(figures, "topology_changes", "Topology changes detected or told of.", s -> s.topologyChanges);
        figures.addAll(Figure.gauge("mac_entries", Unit.NONE, "Stations in the address table.",
                hub -> hub.macTable().size()));
        return new FigureTable<>("switch", figures, List.of());
    }

    /** Of single interfaces and ports. */
    public static FigureTable<Nic> ofInterfaces() {
        List<Figure<Nic>> figures = new ArrayList<>();
        for (AdapterCount each : adapterCounts()) {
            figures.add(count(each.name, each.unit, each.meaning, nic -> each.unit.factor() * each.reading.of(nic.stats())));
        }
        return new FigureTable<>("interface", figures, List.of());
    }

    private static void ip(List<Figure<IpNode>> figures) {
        figures.add(count("ip_received", Unit.PACKETS, "IP packets from all interfaces.",
                node -> node.ip().stats().received));
        figures.add(count("ip_delivered", Unit.PACKETS, "IP packets handed to a transport protocol.",
                node -> node.ip().stats().delivered));
        figures.add(count("ip_forwarded", Unit.PACKETS, "IP packets passed on.", node -> node.ip().stats().forwarded));
        figures.add(count("ip_sent", Unit.PACKETS, "IP packets of the node's own.", node -> node.ip().stats().sent));
        figures.add(count("fragmented", Unit.PACKETS, "IP packets cut into fragments.",
                node -> node.ip().stats().fragOks));
        figures.add(count("fragments_made", Unit.PACKETS, "Fragments made.", node -> node.ip().stats().fragCreates));
        figures.add(count("reassembled", Unit.PACKETS, "IP packets put together of fragments.",
                node -> node.ip().reassembly().stats().reasmOks));
        figures.add(count("reassembly_failed", Unit.PACKETS, "IP packets of which fragments were given up.",
                node -> node.ip().reassembly().stats().reasmFails));
        figures.add(count("ip_dropped", Unit.PACKETS, "IP packets dropped for any reason.",
                node -> node.ip().stats().dropped()));
        for (IpDropReason reason : IpDropReason.values()) {
            figures.add(count("ip_dropped." + reason.name().toLowerCase(Locale.ROOT), Unit.PACKETS,
                    "IP packets dropped: " + reason.text() + ".", node -> node.ip().stats().dropped(reason)));
        }
    }

    private static void arp(List<Figure<IpNode>> figures) {
        arp(figures, "arp_requests_sent", "ARP questions for neighbours.", s -> s.requestsSent);
        arp(figures, "arp_replies_sent", "ARP answers given.", s -> s.repliesSent);
        arp(figures, "arp_requests_received", "ARP questions heard.", s -> s.requestsReceived);
        arp(figures, "arp_replies_received", "ARP answers heard.", s -> s.repliesReceived);
        arp(figures, "arp_gave_up", "Neighbours that never answered.", s -> s.gaveUp);
        arp(figures, "arp_evicted", "Neighbours forgotten because the table was full.", s -> s.evicted);
        arp(figures, "arp_overflowed", "Packets dropped because too many waited for an answer.", s -> s.parkedOverflowed);
        arp(figures, "arp_address_conflicts", "ARP packets that claim an address of this node.", s -> s.addressConflicts);
        arp(figures, "arp_overruled", "Answers that another answer of the last second outweighs.", s -> s.overruled);
        arp(figures, "arp_malformed", "ARP packets that cannot be right.", s -> s.malformed);
    }

    private static void icmp(List<Figure<IpNode>> figures) {
        int[] types = {IcmpType.ECHO_REQUEST, IcmpType.ECHO_REPLY, IcmpType.DESTINATION_UNREACHABLE, IcmpType.REDIRECT,
            IcmpType.TIME_EXCEEDED, IcmpType.PARAMETER_PROBLEM};
        String[] names = {"echo_requests", "echo_replies", "unreachable", "redirects", "time_exceeded",
            "parameter_problems"};
        for (int i = 0; i < types.length; i++) {
            int type = types[i];
            String words = names[i].replace('_', ' ');
            figures.add(count("icmp_" + names[i] + "_sent", Unit.PACKETS, "ICMP messages sent: " + words + ".",
                    node -> node.icmp().stats().sent(type)));
            figures.add(count("icmp_" + names[i] + "_received", Unit.PACKETS, "ICMP messages received: " + words + ".",
                    node -> node.icmp().stats().received(type)));
        }
        figures.add(count("icmp_rate_limited", Unit.PACKETS, "ICMP errors not sent because of the rate limit.",
                node -> node.icmp().stats().rateLimited));
        figures.add(count("icmp_redirects_accepted", Unit.NONE, "Redirects that changed a way.",
                node -> node.icmp().stats().redirectsAccepted));
    }

    /** Picks one count of an adapter. */
    private interface NicReading {
        double of(NicStats stats);
    }

    private record AdapterCount(String name, Unit unit, String meaning, NicReading reading) {}

    private static List<AdapterCount> adapterCounts() {
        return List.of(
                new AdapterCount("frames_sent", Unit.FRAMES, "Frames handed to the link.", s -> s.framesSent),
                new AdapterCount("bytes_sent", Unit.BYTES, "Their bytes.", s -> s.bytesSent),
                new AdapterCount("frames_received", Unit.FRAMES, "Frames taken from the link.", s -> s.framesReceived),
                new AdapterCount("bytes_received", Unit.BYTES, "Their bytes.", s -> s.bytesReceived),
                new AdapterCount("frames_filtered", Unit.FRAMES, "Frames for other stations.", s -> s.filtered),
                new AdapterCount("no_carrier", Unit.FRAMES, "Frames sent while there was no link.", s -> s.noCarrier),
                new AdapterCount("deaf", Unit.FRAMES, "Frames that arrived while the adapter was off.", s -> s.deaf),
                new AdapterCount("overruns", Unit.FRAMES, "Frames that met a full receive ring.", s -> s.overruns),
                new AdapterCount("fcs_errors", Unit.FRAMES, "Frames with a wrong frame check sequence.",
                        s -> s.fcsErrors));
    }

    /** Of all adapters of a device together. */
    private static <N extends Node> List<Figure<N>> adapters() {
        List<Figure<N>> figures = new ArrayList<>();
        for (AdapterCount each : adapterCounts()) {
            figures.add(count(each.name, each.unit, each.meaning, node -> {
                double sum = 0;
                for (Nic nic : node.nics()) {
                    sum += each.unit.factor() * each.reading.of(nic.stats());
                }
                return sum;
            }));
        }
        return figures;
    }

    private interface ArpReading {
        long of(ArpStats stats);
    }

    private static void arp(List<Figure<IpNode>> figures, String name, String meaning, ArpReading reading) {
        figures.add(count(name, Unit.PACKETS, meaning, node -> {
            long sum = 0;
            for (NetworkInterface each : node.ip().interfaces()) {
                sum += reading.of(each.arp().stats());
            }
            return sum;
        }));
    }

    private interface BridgeReading {
        long of(BridgeStats stats);
    }

    private static void bridge(List<Figure<Switch>> figures, String name, String meaning, BridgeReading reading) {
        figures.add(count(name, Unit.FRAMES, meaning, hub -> reading.of(hub.stats())));
    }

    private static <S> Figure<S> count(String name, Unit unit, String meaning, Figure.Reading<S> reading) {
        return Figure.since(name, "", unit, meaning, reading);
    }
}
