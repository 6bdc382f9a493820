package wireclock.packetdrill;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.engine.SimTime;
import wireclock.tcp.TcpInfo;
import wireclock.tcp.TcpSocket;

/** What TCP_INFO says of a connection, by the names of its fields. */
final class ConnectionFacts {
    private static final int INFINITE_THRESHOLD = 0x7FFF_FFFF;

    private ConnectionFacts() {}

    /** The facts as they are now; none without a connection. */
    static Map<String, Double> of(@Nullable TcpSocket socket) {
        Map<String, Double> facts = new HashMap<>();
        if (socket == null) {
            return facts;
        }
        facts.put("tcpi_state", (double) switch (socket.state()) {
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
        });
        facts.put("tcpi_snd_cwnd", (double) socket.congestionWindow());
        facts.put("tcpi_snd_ssthresh", (double) Math.min(INFINITE_THRESHOLD, socket.slowStartThreshold()));
        facts.put("tcpi_snd_wscale", (double) socket.sendWindowShift());
        facts.put("tcpi_advmss", (double) socket.advertisedSegmentSize());
        facts.put("tcpi_rcv_mss", (double) socket.usualSegmentReceived());
        facts.put("tcpi_bytes_received", (double) socket.stats().bytesReceived);
        facts.put("tcpi_options", (double) socket.options());
        facts.put("tcpi_rtt", microseconds(socket.smoothedRttPs()));
        facts.put("tcpi_snd_mss", (double) socket.effectiveSegmentSize());
        TcpInfo info = socket.info();
        facts.put("tcpi_ca_state", (double) info.state().ordinal());
        facts.put("tcpi_retransmits", (double) info.expiries());
        facts.put("tcpi_unacked", (double) info.outstanding());
        facts.put("tcpi_sacked", (double) info.sacked());
        facts.put("tcpi_lost", (double) info.lost());
        facts.put("tcpi_retrans", (double) info.retransmissionsInFlight());
        facts.put("tcpi_fackets", 0.0);
        facts.put("tcpi_reordering", (double) info.reordering());
        facts.put("tcpi_reord_seen", (double) info.reorderings());
        facts.put("tcpi_rttvar", microseconds(info.rttDeviationPs()));
        facts.put("tcpi_min_rtt", microseconds(info.minimumRttPs()));
        facts.put("tcpi_rto", microseconds(info.rtoPs()));
        facts.put("tcpi_delivered", (double) info.delivered());
        facts.put("tcpi_total_retrans", (double) info.totalRetransmissions());
        facts.put("tcpi_dsack_dups", (double) info.duplicateReports());
        return facts;
    }

    /** Whole microseconds, as the kernel counts. */
    private static double microseconds(long timePs) {
        long whole = timePs / SimTime.MICROSECOND;
        return whole;
    }
}
