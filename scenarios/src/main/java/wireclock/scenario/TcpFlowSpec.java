package wireclock.scenario;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.language.Tree;

/**
 * A TCP connection and what goes over it.
 *
 * @param transfer what is sent
 * @param reading how the receiving application reads
 * @param clientInitialSequence the client's initial sequence number, or null for a random one
 * @param serverInitialSequence the server's initial sequence number, or null for a random one
 * @param close who closes first
 * @param closeDelayPs how long the other side keeps its half open
 * @param listens whether somebody listens at the port
 * @param port of the server, or null for one that is chosen
 * @param tcp what the flow itself says; see {@link Scenario#tcp} for what holds at a node
 * @param fastOpen whether data rides on the SYN once there is a cookie
 * @param backlog how many connections may wait at a port that flows share, or null: it is the flow's own
 * @param simultaneous whether both ends connect, and nobody listens
 * @param acceptIntervalPs how long the server is busy before it accepts the next
 * @param md5 under which keys segments are signed
 */
public record TcpFlowSpec(FlowHeader header, TransferSpec transfer, ReadingSpec reading,
        @Nullable Long clientInitialSequence, @Nullable Long serverInitialSequence, Close close, long closeDelayPs,
        boolean listens, @Nullable Integer port, TcpSpec tcp, boolean fastOpen,
        @Nullable Long backlog, boolean simultaneous, long acceptIntervalPs, Md5Spec md5) implements FlowSpec {

    /** The same flow with other settings of TCP on it. */
    public TcpFlowSpec with(TcpSpec tcp) {
        return new TcpFlowSpec(header, transfer, reading, clientInitialSequence, serverInitialSequence, close,
                closeDelayPs, listens, port, tcp, fastOpen, backlog, simultaneous,
                acceptIntervalPs, md5);
    }

    /** The same flow between other applications. */
    public TcpFlowSpec with(TransferSpec transfer, ReadingSpec reading) {
        return new TcpFlowSpec(header, transfer, reading, clientInitialSequence, serverInitialSequence, close,
                closeDelayPs, listens, port, tcp, fastOpen, backlog, simultaneous,
                acceptIntervalPs, md5);
    }

    @Override
    public Map<String, Object> tree() {
        Tree tree = header.tree(FlowType.TCP);
        if (transfer.exchange().isEmpty()) {
            tree.put(TrafficKeys.SIZE, transfer.sizeBytes());
        }
        tree.putTrees(TrafficKeys.EXCHANGE, transfer.exchange().stream().map(MessageSpec::tree).toList());
        if (transfer.bursts() > 1) {
            tree.putTree(TrafficKeys.REPEAT, new Tree().put(TrafficKeys.REPEAT_COUNT, (long) transfer.bursts())
                    .put(TrafficKeys.REPEAT_GAP, transfer.gapPs()).map());
        }
        tree.put(TrafficKeys.WRITE_SIZE, transfer.writeSizeBytes())
                .put(TrafficKeys.READ_RATE, reading.rateBitPerS())
                .put(TrafficKeys.READ_SIZE, reading.sizeBytes())
                .putTree(TrafficKeys.READ_PAUSE, new Tree().put(TrafficKeys.PAUSE_FROM, reading.pauseFromPs())
                        .put(TrafficKeys.PAUSE_TO, reading.pauseToPs()).map())
                .putTree(TrafficKeys.INITIAL_SEQUENCE, new Tree().put(TrafficKeys.ISN_CLIENT, clientInitialSequence)
                        .put(TrafficKeys.ISN_SERVER, serverInitialSequence).map())
                .put(TrafficKeys.CLOSE, close)
                .put(TrafficKeys.CLOSE_DELAY, closeDelayPs)
                .put(TrafficKeys.LISTEN, listens)
                .put(TrafficKeys.OPEN, simultaneous ? Open.BOTH : Open.CLIENT)
                .put(TrafficKeys.FAST_OPEN, fastOpen)
                .put(TrafficKeys.MD5_KEY, md5.clientKey())
                .put(TrafficKeys.SERVER_MD5_KEY, md5.serverKey())
                .put(TrafficKeys.PORT, port == null ? null : (long) port)
                .put(TrafficKeys.BACKLOG, backlog)
                .put(TrafficKeys.ACCEPT_INTERVAL, acceptIntervalPs);
        return tree.putAll(tcp.tree()).map();
    }
}
