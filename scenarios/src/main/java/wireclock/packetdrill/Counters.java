package wireclock.packetdrill;

import wireclock.tcp.Tcp;

/** The counters of the kernel that scripts may ask for and the stack keeps. */
final class Counters {
    private Counters() {}

    /** Tells the shell of a script how to read them. */
    static void name(Commands commands, Tcp tcp) {
        commands.count("TcpExtOutOfWindowIcmps", tcp::outOfWindowIcmps);
        commands.count("TcpExtTCPFastOpenActive", tcp::fastOpens);
        commands.count("TcpExtTCPFastOpenActiveFail", tcp::fastOpenFailures);
        commands.count("TcpExtTCPFastOpenBlackhole", tcp::fastOpenBlackholes);
        commands.count("TcpOutRsts", tcp::resetsSent);
    }
}
