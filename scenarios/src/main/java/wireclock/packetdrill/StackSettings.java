package wireclock.packetdrill;

import wireclock.engine.SimTime;
import wireclock.tcp.TcpConfig;

/** The configuration of a connection of the stack from the kernel's settings and the socket's options. */
final class StackSettings {
    private final Commands commands;

    StackSettings(Commands commands) {
        this.commands = commands;
    }

    TcpConfig config(SocketOptions options) {
        TcpConfig standard = TcpConfig.DEFAULTS;
        String congestion = options.congestionControl != null ? options.congestionControl
                : text("tcp_congestion_control", standard.congestionControl());
        TcpConfig.Builder config = standard.with()
                .congestionControl(congestion)
                .maximumSegmentSize(options.maximumSegmentSize)
                .sack(flag("tcp_sack", true))
                .timestamps(flag("tcp_timestamps", true))
                .windowScaling(flag("tcp_window_scaling", true))
                .nodelay(options.nodelay)
                .sendBufferBytes(options.sendBuffer > 0 ? options.sendBuffer : field("tcp_wmem", 2, standard.sendBufferBytes()))
                .receiveMemoryBytes(field("tcp_rmem", 1, standard.receiveMemoryBytes()))
                .receiveMemoryLimitBytes(field("tcp_rmem", 2, standard.receiveMemoryLimitBytes()))
                .synRetries((int) number("tcp_syn_retries", standard.synRetries()))
                .retries((int) number("tcp_retries2", standard.retries()))
                .reordering((int) number("tcp_reordering", standard.reordering()))
                .maxReordering((int) number("tcp_max_reordering", standard.maxReordering()))
                .recovery((int) number("tcp_recovery", standard.recovery()))
                .earlyRetransmit((int) number("tcp_early_retrans", standard.earlyRetransmit()))
                .frto(flag("tcp_frto", true))
                .slowStartAfterIdle(flag("tcp_slow_start_after_idle", true))
                .synLinearTimeouts((int) number("tcp_syn_linear_timeouts", standard.synLinearTimeouts()))
                .retransmitCollapse(flag("tcp_retrans_collapse", true))
                .thinLinearTimeouts(flag("tcp_thin_linear_timeouts", false))
                .minRtoPs(number("tcp_rto_min_us", standard.minRtoPs() / SimTime.MICROSECOND) * SimTime.MICROSECOND)
                .maxRtoPs(number("tcp_rto_max_ms", standard.maxRtoPs() / SimTime.MILLISECOND) * SimTime.MILLISECOND);
        if (options.receiveBuffer > 0) {
            // The kernel doubles what it is asked for, to have room for its own bookkeeping.
            config.receiveMemoryBytes(2 * options.receiveBuffer).receiveMemoryLocked(true);
        }
        return config.build();
    }

    private boolean flag(String name, boolean standard) {
        return number(name, standard ? 1 : 0) != 0;
    }

    private long number(String name, long standard) {
        String value = commands.setting(name);
        return value == null ? standard : Long.decode(value.split("\\s+")[0]);
    }

    private long field(String name, int place, long standard) {
        String value = commands.setting(name);
        return value == null ? standard : Long.parseLong(value.split("\\s+")[place]);
    }

    private String text(String name, String standard) {
        String value = commands.setting(name);
        return value == null ? standard : value;
    }
}
