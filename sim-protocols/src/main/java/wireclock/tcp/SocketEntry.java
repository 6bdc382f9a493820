package wireclock.tcp;

/**
 * A line of a host's table of TCP sockets as {@code netstat} prints it.
 *
 * @param localAddress 0 for all addresses of the host
 * @param remoteAddress 0 for a listener
 * @param remotePort 0 for a listener
 * @param receiveQueueBytes arrived and not yet read by the application
 * @param sendQueueBytes written by the application and not yet acknowledged
 */
public record SocketEntry(int localAddress, int localPort, int remoteAddress, int remotePort, TcpState state,
        long receiveQueueBytes, long sendQueueBytes) {}
