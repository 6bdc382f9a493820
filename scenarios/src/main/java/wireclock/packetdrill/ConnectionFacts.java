package wireclock.packetdrill;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.engine.SimTime;
import wireclock.tcp.EcnInfo;
import wireclock.tcp.TcpInfo;
import wireclock.tcp.TcpSocket;
import wireclock.tcp.TcpState;
import wireclock.tcp.TcpStats;

/** What TCP_INFO says of a socket, by the names of its fields. */
final class ConnectionFacts {
    private static final int INFINITE_THRESHOLD = 0x7FFF_FFFF;

    private final Map<String, Double> facts = new HashMap<>();

    private ConnectionFacts() {}

    /** The facts as they are now; none without a socket. */
    static Map<String, Double> of(@Nullable ScriptSocket socket, long nowPs) {
        ConnectionFacts all = new ConnectionFacts();
        if (socket != null) {
            all.put("tcpi_state", number(socket.state()));
            TcpSocket connection = socket.connection();
            if (connection != null) {
                all.handshake(connection);
                all.sender(connection, connection.info());
                all.marks(connection.info().ecn());
                all.traffic(connection, connection.stats(), nowPs);
            } else {
                all.put("tcpi_options", 0);
            }
        }
        return all.facts;
    }

    private static int number(TcpState state) {
        return switch (state) {
            case ESTABLISHED -> 1;
            case SYN_SENT -> 2;
            case SYN_RECEIVED -> 3;
            case FIN_WAIT_1 -> 4;
            case FIN_WAIT_2 -> 5;
            case TIME_WAIT -> 6;
            case CLOSED -> 7;
            case CLOSE_WAIT -> 8;
            case LAST_ACK -> 9;
            case LISTEN -> 10;
            case CLOSING -> 11;
        };
    }

    private void handshake(TcpSocket socket) {
        put("tcpi_snd_wscale", socket.sendWindowShift());
        put("tcpi_advmss", socket.advertisedSegmentSize());
        put("tcpi_rcv_mss", socket.usualSegmentReceived());
        put("tcpi_options", socket.options());
        put("tcpi_snd_mss", socket.effectiveSegmentSize());
    }

    private void sender(TcpSocket socket, TcpInfo info) {
        put("tcpi_snd_cwnd", socket.congestionWindow());
        put("tcpi_snd_ssthresh", Math.min(INFINITE_THRESHOLD, socket.slowStartThreshold()));
        put("tcpi_snd_wnd", socket.sendWindow());
        put("tcpi_rtt", microseconds(socket.smoothedRttPs()));
        put("tcpi_ca_state", info.state().ordinal());
        put("tcpi_retransmits", info.expiries());
        put("tcpi_unacked", info.outstanding());
        put("tcpi_sacked", info.sacked());
        put("tcpi_lost", info.lost());
        put("tcpi_retrans", info.retransmissionsInFlight());
        put("tcpi_fackets", 0);
        put("tcpi_reordering", info.reordering());
        put("tcpi_reord_seen", info.reorderings());
        put("tcpi_rttvar", microseconds(info.rttDeviationPs()));
        put("tcpi_min_rtt", microseconds(info.minimumRttPs()));
        put("tcpi_rto", microseconds(info.rtoPs()));
        put("tcpi_delivered", info.delivered());
        put("tcpi_total_retrans", info.totalRetransmissions());
        put("tcpi_dsack_dups", info.duplicateReports());
        put("tcpi_busy_time", microseconds(info.busyPs()));
        put("tcpi_rwnd_limited", microseconds(info.windowLimitedPs()));
        put("tcpi_sndbuf_limited", microseconds(info.bufferLimitedPs()));
        put("tcpi_notsent_bytes", socket.unsent());
    }

    private void marks(EcnInfo info) {
        put("tcpi_ecn_mode", info.mode());
        put("tcpi_delivered_ce", info.deliveredMarked());
        put("tcpi_delivered_ce_bytes", info.deliveredCe());
        put("tcpi_delivered_e0_bytes", info.deliveredEct0());
        put("tcpi_delivered_e1_bytes", info.deliveredEct1());
        put("tcpi_received_ce", info.received());
        put("tcpi_received_ce_bytes", info.receivedCe());
        put("tcpi_received_e0_bytes", info.receivedEct0());
        put("tcpi_received_e1_bytes", info.receivedEct1());
        put("tcpi_accecn_fail_mode", info.failures());
        put("tcpi_accecn_opt_seen", info.seen());
    }

    private void traffic(TcpSocket socket, TcpStats stats, long nowPs) {
        put("tcpi_bytes_received", stats.bytesReceived);
        put("tcpi_bytes_acked", socket.bytesAcknowledged());
        put("tcpi_bytes_sent", stats.bytesSent + stats.bytesResent);
        put("tcpi_bytes_retrans", stats.bytesResent);
        put("tcpi_segs_in", stats.segmentsReceived);
        put("tcpi_segs_out", stats.segmentsSent);
        put("tcpi_data_segs_in", stats.dataSegmentsReceived);
        put("tcpi_data_segs_out", stats.dataSegmentsSent);
        put("tcpi_total_rto", stats.timeouts);
        put("tcpi_last_data_recv", milliseconds(nowPs - stats.lastDataReceivedPs));
        put("tcpi_last_data_sent", milliseconds(nowPs - stats.lastDataSentPs));
        put("tcpi_last_ack_recv", milliseconds(nowPs - stats.lastAckReceivedPs));
        put("tcpi_last_ack_sent", 0);
    }

    private void put(String name, long value) {
        facts.put(name, (double) value);
    }

    /** Whole microseconds, as the kernel counts. */
    private static long microseconds(long timePs) {
        return timePs / SimTime.MICROSECOND;
    }

    private static long milliseconds(long timePs) {
        return timePs / SimTime.MILLISECOND;
    }
}
