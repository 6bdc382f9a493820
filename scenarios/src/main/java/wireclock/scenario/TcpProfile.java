package wireclock.scenario;

import wireclock.scenario.language.Fields;
import wireclock.tcp.EcnMode;

/** All settings of TCP at once. */
enum TcpProfile {
    /** As Linux has it. */
    LINUX,
    /** Only what the standards ask of every TCP: RFC 9293, 1122, 2018, 5681, 6298, 6582, 6675, 7323. */
    RFC;

    private static final long SECOND_PS = 1_000_000_000_000L;

    /** What the profile says of every word. */
    TcpSpec settings() {
        return this == LINUX ? TcpSpec.STANDARD : TcpSpec.of(rfc()).over(TcpSpec.STANDARD);
    }

    private static Fields rfc() {
        return TcpKeys.SETTINGS.empty()
                .with(TcpKeys.CONGESTION, "newreno")
                // RFC 5681 §3.1: three segments of 1460 B. Ten is an experiment (RFC 6928).
                .with(TcpKeys.INITIAL_WINDOW, 3L)
                // RFC 5681 §4.2: every second segment, and less than half a second.
                .with(TcpKeys.QUICK_ACK, false)
                .with(TcpKeys.DELAYED_ACK, SECOND_PS / 5)
                // RFC 9293 §3.8.6 knows no memory that grows.
                .with(TcpKeys.RECEIVE_BUFFER, 4L << 20)
                .with(TcpStackKeys.ECN, EcnMode.OFF)
                .with(TcpStackKeys.DSACK, false)
                .with(TcpStackKeys.LOSS_DETECTION, TcpStackKeys.LossDetection.DUPLICATES)
                // RFC 5681: DupThresh is three, and stays.
                .with(TcpStackKeys.MAX_REORDERING, 3L)
                .with(TcpStackKeys.TAIL_LOSS_PROBE, false)
                .with(TcpStackKeys.FRTO, false)
                .with(TcpStackKeys.UNDO, false)
                .with(TcpStackKeys.PRR, false)
                .with(TcpStackKeys.ABC, false)
                .with(TcpStackKeys.HYSTART, false)
                .with(TcpStackKeys.SSTHRESH_FROM, TcpStackKeys.ThresholdFrom.FLIGHT_SIZE)
                .with(TcpStackKeys.RETRANSMIT_COLLAPSE, false)
                .with(TcpStackKeys.SEGMENTATION_OFFLOAD, false)
                .with(TcpStackKeys.RTO, TcpStackKeys.RtoRule.RFC6298)
                .with(TcpStackKeys.MIN_RTO, SECOND_PS)
                .with(TcpStackKeys.MAX_RTO, 60 * SECOND_PS)
                .with(TcpStackKeys.LINEAR_SYN_TIMEOUTS, 0L)
                // RFC 9293 §3.8.3: for a SYN at least three minutes; 1 + 2 + … + 32 + 60 + 60 s.
                .with(TcpStackKeys.SYN_RETRIES, 7L)
                .with(TcpStackKeys.SYNACK_RETRIES, 7L)
                // Two maximum segment lifetimes of two minutes (RFC 9293 §3.4.2).
                .with(TcpStackKeys.TIME_WAIT, 240 * SECOND_PS);
    }
}
