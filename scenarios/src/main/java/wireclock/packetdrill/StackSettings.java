package wireclock.packetdrill;

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
        return new TcpConfig(congestion, standard.initialWindow(), options.maximumSegmentSize,
                flag("tcp_sack", true), flag("tcp_timestamps", true), flag("tcp_window_scaling", true),
                options.nodelay, standard.delayedAckPs(),
                options.sendBuffer > 0 ? options.sendBuffer : third("tcp_wmem", standard.sendBufferBytes()),
                options.receiveBuffer > 0 ? options.receiveBuffer : standard.receiveBufferBytes(),
                standard.minRtoPs(), standard.maxRtoPs(), (int) number("tcp_syn_retries", standard.synRetries()),
                (int) number("tcp_retries2", standard.retries()), standard.timeWaitPs());
    }

    private boolean flag(String name, boolean standard) {
        return number(name, standard ? 1 : 0) != 0;
    }

    private long number(String name, long standard) {
        String value = commands.setting(name);
        return value == null ? standard : Long.decode(value.split("\\s+")[0]);
    }

    private long third(String name, long standard) {
        String value = commands.setting(name);
        return value == null ? standard : Long.parseLong(value.split("\\s+")[2]);
    }

    private String text(String name, String standard) {
        String value = commands.setting(name);
        return value == null ? standard : value;
    }
}
