package wireclock.packetdrill;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wireclock.ip.NetworkInterface;
import wireclock.tcp.SocketEntry;
import wireclock.tcp.Tcp;
import wireclock.tcp.TcpState;

/** The commands of a script's shell that change or look at the stack beyond its settings: interface, route, tables. */
final class NetworkCommands {
    private static final Pattern LINK_MTU = Pattern.compile("ip link set (?:dev )?tun0 mtu (\\d+)");
    private static final Pattern BURST = Pattern.compile("ip link set (?:dev )?tun0 gso_max_segs (\\d+)");
    private static final Pattern ROUTE = Pattern.compile("ip route (?:change|replace) \\S+ via \\S+ dev tun0((?: .+)?)");
    private static final Pattern METRIC = Pattern.compile(" (advmss|mtu|initcwnd|initrwnd|rto_min)(?: lock)? (\\d+)(?:ms)?");
    /** Then the kernel itself cuts what it hands down, and its scripts see the pieces. */
    private static final Pattern NO_OFFLOAD = Pattern.compile("ethtool -K tun0 (?:.* )?gso off.*");
    private static final Pattern FORGET = Pattern.compile("ip tcp_metrics (?:flush|del).*");
    private static final Pattern SOCKETS =
            Pattern.compile("grep (?:-q )?\" ([0-9A-F]{2}) \" /proc/net/tcp.*\\| ?grep (?:-q )?\":([0-9A-F]{4})\".*");
    /** As Linux numbers it. */
    private static final int LISTENING = 0x0A;

    private final Tcp tcp;
    private final NetworkInterface tun;
    private final Map<String, Long> routeMetrics = new HashMap<>();

    NetworkCommands(Tcp tcp, NetworkInterface tun) {
        this.tcp = tcp;
        this.tun = tun;
    }

    /**
     * Carries out a command if it is one of these.
     *
     * @param line of the script
     * @return whether it is
     */
    boolean run(String command, int line) throws ScriptException {
        Matcher mtu = LINK_MTU.matcher(command);
        Matcher burst = BURST.matcher(command);
        Matcher route = ROUTE.matcher(command);
        Matcher sockets = SOCKETS.matcher(command);
        if (mtu.matches()) {
            tun.setMtu(Integer.parseInt(mtu.group(1)));
        } else if (burst.matches()) {
            tcp.setLargestBurst(Integer.parseInt(burst.group(1)));
        } else if (route.matches()) {
            changeRoute(route.group(1), line);
        } else if (NO_OFFLOAD.matcher(command).matches()) {
            tcp.markBursts();
        } else if (FORGET.matcher(command).matches()) {
            tcp.forgetPeers();
        } else if (sockets.matches()) {
            lookFor(Integer.parseInt(sockets.group(1), 16), Integer.parseInt(sockets.group(2), 16), command, line);
        } else {
            return false;
        }
        return true;
    }

    private void changeRoute(String metrics, int line) throws ScriptException {
        if (!METRIC.matcher(metrics).replaceAll("").isBlank()) {
            throw ScriptException.unsupported(line, "route metrics '" + metrics.strip() + "'");
        }
        routeMetrics.clear();
        Matcher metric = METRIC.matcher(metrics);
        while (metric.find()) {
            routeMetrics.put(metric.group(1), Long.parseLong(metric.group(2)));
        }
        if (routeMetrics.containsKey("mtu")) {
            tun.setMtu((int) metric("mtu", 0));
        }
    }

    private void lookFor(int state, int port, String command, int line) throws ScriptException {
        if (state != LISTENING) {
            throw ScriptException.unsupported(line, "command `" + command + "`");
        }
        for (SocketEntry socket : tcp.sockets()) {
            if (socket.state() == TcpState.LISTEN && socket.localPort() == port) {
                return;
            }
        }
        throw new ScriptException(line, "nothing found: `" + command + "`");
    }

    /** What the route to the peer says, or a standard value. */
    long metric(String name, long standard) {
        return routeMetrics.getOrDefault(name, standard);
    }
}
