package wireclock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.LinkRecord;
import wireclock.metrics.MtuProbes;
import wireclock.metrics.RttSummary;
import wireclock.metrics.TcpRecord;

class ResultTablesTest {
    private final StringWriter out = new StringWriter();

    @Test
    void flowsWithAllFiguresAndWithNone() throws IOException {
        Map<String, String> params = new LinkedHashMap<>();
        params.put("loss", "0.1 %");
        params.put("cc", "cubic");
        FlowRecord bulk = new FlowRecord("bulk", "tcp", "h1", "h2");
        bulk.startPs = 1_000_000_000_000L;
        bulk.endPs = 9_529_526_400_001L;
        bulk.completed = true;
        bulk.bytesDelivered = 10_000_000;
        bulk.goodputBitPerS = 9_379_184.25;
        bulk.completionTimePs = 8_529_526_400_001L;
        bulk.connectTimePs = 52_000_000_000L;
        bulk.packetsSent = 6_910;
        bulk.packetsReceived = 6_906;
        bulk.packetsLost = 4L;
        bulk.retransmits = 4L;
        bulk.timeouts = 0L;
        bulk.fastRecoveries = 1L;
        bulk.rtt = new RttSummary(3_400, 52_000_000_000L, 60_123_456_789L, 61_000_000_000L, 70_000_000_000L,
                71_000_000_000L, 71_500_000_000L);
        bulk.tcp = new TcpRecord(3, 1, 0, 2, 1, 3_400, List.of(0L, 1L, 1L, 0L, 8L, 0L, 4L, 2L), 9,
                new MtuProbes(7, 3));
        bulk.limitedBy = bulk.tcp.largest().text();
        FlowRecord voice = new FlowRecord("voice", "udp", "h1", "255.255.255.255");
        voice.error = "host, \"h2\" crashed";

        FlowsCsv.write(out, new RunIdentity("first-look", -7, params), List.of(bulk, voice));

        assertThat(out).hasToString("""
                run_id,flow,type,from,to,seed,param_loss,param_cc,start_s,end_s,completed,bytes_delivered,\
                goodput_bit_s,completion_time_s,connect_time_s,packets_sent,packets_received,packets_lost,retransmits,\
                timeouts,fast_recoveries,rtt_min_s,rtt_mean_s,rtt_p50_s,rtt_p95_s,rtt_p99_s,rtt_max_s,limited_by,error,\
                retransmits_fast,retransmits_timeout,retransmits_probe,spurious_retransmits,undos,rtt_samples,\
                limited_handshake,limited_application,limited_send_buffer,limited_congestion_window,\
                limited_receive_window,limited_recovery,limited_rto,limited_link_down,mtu_probes_sent,mtu_probes_lost,\
                ecn_marks_told
                first-look,bulk,tcp,h1,h2,-7,0.1 %,cubic,1,9.529526400001,true,10000000,\
                9379184.25,8.529526400001,0.052,6910,6906,4,4,\
                0,1,0.052,0.060123456789,0.061,0.07,0.071,0.0715,congestion window,,\
                3,1,0,2,1,3400,0.125,0.25,0,0.5,0,0.0625,0.0625,0,7,3,9
                first-look,voice,udp,h1,255.255.255.255,-7,0.1 %,cubic,0,,false,0,,,,0,0,,,,,,,,,,,,\
                "host, ""h2"" crashed",,,,,,,,,,,,,,,,,
                """);
    }

    @Test
    void flowsWithoutParametersHaveTheHeaderOfTheContract() throws IOException {
        FlowsCsv.write(out, new RunIdentity("r", 1, Map.of()), List.of());
        assertThat(out).hasToString("run_id,flow,type,from,to,seed,start_s,end_s,completed,bytes_delivered,"
                + "goodput_bit_s,completion_time_s,connect_time_s,packets_sent,packets_received,packets_lost,"
                + "retransmits,timeouts,fast_recoveries,rtt_min_s,rtt_mean_s,rtt_p50_s,rtt_p95_s,rtt_p99_s,rtt_max_s,"
                + "limited_by,error,retransmits_fast,retransmits_timeout,retransmits_probe,spurious_retransmits,undos,"
                + "rtt_samples,limited_handshake,limited_application,limited_send_buffer,limited_congestion_window,"
                + "limited_receive_window,limited_recovery,limited_rto,limited_link_down,mtu_probes_sent,"
                + "mtu_probes_lost,ecn_marks_told\n");
    }

    @Test
    void links() throws IOException {
        LinkRecord there = new LinkRecord("bottleneck", "sw1", "r1");
        there.framesSent = 1;
        there.bytesSent = 2;
        there.framesLost = 3;
        there.framesCorrupted = 4;
        there.queueDrops = 5;
        there.queueMaxPackets = 6;
        there.queueMeanPackets = 0.125;
        there.queueWaitMeanPs = 1_234_567L;
        there.ecnMarked = 7;
        there.utilisation = 0.96;
        there.collisions = 8;
        there.lateCollisions = 9;
        there.excessiveCollisions = 10;

        LinksCsv.write(out, new RunIdentity("r", 1, Map.of("ignored", "here")),
                List.of(there, new LinkRecord("bottleneck", "r1", "sw1")));

        assertThat(out).hasToString("""
                run_id,link,from,to,frames_sent,bytes_sent,frames_lost,frames_corrupted,queue_drops,queue_max_packets,\
                queue_mean_packets,queue_wait_mean_s,ecn_marked,utilisation,collisions,late_collisions,\
                excessive_collisions
                r,bottleneck,sw1,r1,1,2,3,4,5,6,0.125,0.000001234567,7,0.96,8,9,10
                r,bottleneck,r1,sw1,0,0,0,0,0,0,,,0,,0,0,0
                """);
    }

    @Test
    void parametersCannotChangeAfterwards() {
        Map<String, String> params = new LinkedHashMap<>(Map.of("a", "1"));
        RunIdentity run = new RunIdentity("r", 1, params);
        params.put("b", "2");
        assertThat(run.params()).containsExactly(Map.entry("a", "1"));
    }
}
