package wireclock.reports.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wireclock.link.DropReason;
import wireclock.reports.CaptureTap;
import wireclock.reports.PcapngWriter;
import wireclock.reports.packets.FlowSignature;
import wireclock.reports.packets.Packets;
import wireclock.reports.packets.PcapngReader;
import wireclock.reports.packets.Wiring;
import wireclock.wire.BytesPayload;
import wireclock.wire.EthernetCodec;
import wireclock.wire.EthernetFrame;
import wireclock.wire.IpProtocol;
import wireclock.wire.UdpDatagram;

class DiagramReaderTest {
    private static final long NS = 1_000;
    private static final Wiring WIRING = new Wiring(
            List.of(List.of("r:eth1", "b:eth0"), List.of("a:eth0", "r:eth0"), List.of("x:eth0", "y:eth0", "z:eth0")),
            List.of(new FlowSignature("call", "a", IpProtocol.UDP, List.of(Packets.H1), Packets.H2, 7, 7)));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<String, CaptureTap> taps = new HashMap<>();
    private PcapngWriter writer;

    @BeforeEach
    void open() throws IOException {
        writer = new PcapngWriter(out);
    }

    private CaptureTap at(String port) {
        return taps.computeIfAbsent(port, name -> {
            try {
                return new CaptureTap(writer, name, EthernetCodec::encode);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static EthernetFrame frame(int port, int length) {
        return Packets.frame(Packets.H1, Packets.H2, new UdpDatagram(9, port, new BytesPayload(new byte[length])));
    }

    private SequenceDiagram read(Selection selection) throws IOException {
        return DiagramReader.read(new PcapngReader(new ByteArrayInputStream(out.toByteArray())), WIRING, selection,
                "t");
    }

    private static List<String> arrows(SequenceDiagram diagram) {
        return diagram.arrows().stream().map(arrow -> diagram.nodes().get(arrow.from()) + ">"
                + diagram.nodes().get(arrow.to()) + " " + arrow.label() + " " + arrow.sentNs() + ".."
                + arrow.arrivedNs()
                + (arrow.loss() == null ? "" : " " + arrow.loss()) + (arrow.copy() ? " copy" : "")).toList();
    }

    private void ports(String... names) {
        List.of(names).forEach(this::at);
    }

    @Test
    void fromHopToHopWithLossesOfEveryKind() throws IOException {
        ports("a:eth0", "r:eth0", "r:eth1", "b:eth0");
        at("a:eth0").sent(10 * NS, frame(7, 1), null);
        at("r:eth0").received(20 * NS, frame(7, 1));
        at("r:eth1").sent(20 * NS, frame(7, 1), null);
        at("r:eth1").sent(21 * NS, frame(7, 2), DropReason.QUEUE_FULL);
        at("r:eth1").sent(22 * NS, frame(7, 3), null);
        at("r:eth1").sent(23 * NS, frame(7, 4), null);
        at("r:eth1").droppedLater(25 * NS, frame(7, 3), DropReason.ACTIVE_QUEUE);
        at("b:eth0").received(30 * NS, frame(7, 1));
        at("b:eth0").received(31 * NS, frame(7, 1));
        SequenceDiagram diagram = read(Selection.ALL);
        assertThat(diagram.nodes()).as("in the order of the way").containsExactly("a", "r", "b");
        assertThat(arrows(diagram)).containsExactly("a>r UDP 1 B 10..20", "r>b UDP 1 B 20..30",
                "r>b UDP 1 B 20..31 copy",
                "r>b UDP 2 B 21..null queue full", "r>b UDP 3 B 22..null active queue management",
                "r>b UDP 4 B 23..null did not arrive");
        assertThat(diagram.arrows()).extracting(Arrow::flow).containsOnly("call");
    }

    @Test
    void aroundAHubEveryoneHears() throws IOException {
        ports("x:eth0", "y:eth0", "z:eth0");
        at("x:eth0").sent(NS, frame(1, 5), null);
        at("z:eth0").received(3 * NS, frame(1, 5));
        at("y:eth0").received(4 * NS, frame(1, 5));
        assertThat(arrows(read(Selection.ALL))).containsExactly("x>z UDP 5 B 1..3", "x>y UDP 5 B 1..4");
    }

    @Test
    void whereOneEndWasNotCapturedNothingIsCalledLost() throws IOException {
        ports("r:eth0");
        at("r:eth0").received(5 * NS, frame(7, 1));
        at("r:eth0").sent(6 * NS, frame(7, 2), null);
        assertThat(arrows(read(Selection.ALL))).containsExactly("a>r UDP 1 B null..5", "r>a UDP 2 B 6..null");
    }

    @Test
    void timeFlowAndNumber() throws IOException {
        ports("a:eth0", "r:eth0");
        for (int i = 1; i <= 10; i++) {
            at("a:eth0").sent(10 * i * NS, frame(i % 2 == 0 ? 7 : 8, i), null);
            at("r:eth0").received((10 * i + 5) * NS, frame(i % 2 == 0 ? 7 : 8, i));
        }
        assertThat(arrows(read(new Selection(null, 32, 50, 100)))).containsExactly("a>r UDP 4 B 40..45",
                "a>r UDP 5 B 50..55");
        assertThat(arrows(read(new Selection("call", 30, 70, 100)))).containsExactly("a>r UDP 4 B 40..45",
                "a>r UDP 6 B 60..65");
        SequenceDiagram first = read(new Selection(null, 0, Long.MAX_VALUE, 3));
        assertThat(arrows(first)).hasSize(3).last().isEqualTo("a>r UDP 3 B 30..35");
        assertThat(first.omitted()).isEqualTo(7);
    }

    /** Frames that look alike overtake nobody: on one cable, the oracle pairs them in the order of sending. */
    @Test
    void alikeFramesAreTakenInTheirOrder() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        ports("a:eth0", "r:eth0");
        List<String> expected = new ArrayList<>();
        record Passing(long timeNs, boolean sent, int kind) {}
        List<Passing> passing = new ArrayList<>();
        Map<Integer, Long> lastArrival = new HashMap<>();
        for (int i = 0; i < 150; i++) {
            int kind = random.nextInt(3);
            long sentNs = 10L * i;
            long arrivedNs = Math.max(lastArrival.getOrDefault(kind, 0L) + 1, sentNs + random.nextInt(1, 300));
            lastArrival.put(kind, arrivedNs);
            passing.add(new Passing(sentNs, true, kind));
            passing.add(new Passing(arrivedNs, false, kind));
            expected.add("a>r UDP " + kind + " B " + sentNs + ".." + arrivedNs);
        }
        passing.sort(Comparator.comparingLong(Passing::timeNs).thenComparing(each -> !each.sent()));
        for (Passing each : passing) {
            if (each.sent()) {
                at("a:eth0").sent(each.timeNs() * NS, frame(7, each.kind()), null);
            } else {
                at("r:eth0").received(each.timeNs() * NS, frame(7, each.kind()));
            }
        }
        assertThat(arrows(read(Selection.ALL))).as("seed %d", seed).isEqualTo(expected);
    }
}
