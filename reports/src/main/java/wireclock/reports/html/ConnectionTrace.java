package wireclock.reports.html;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.wire.TcpOptions;
import wireclock.wire.TcpSegment;

/**
 * A TCP connection as its sender's port sees it, for the time-sequence graph that people know from tcptrace: segments,
 * retransmissions, acknowledgements with the window, SACK blocks. Sequence numbers count from the SYN, which is 0.
 *
 * <p>The lines of what was sent, acknowledged and allowed cover the whole life of the connection, thinned; of segments
 * and SACK blocks the first ones are kept, of retransmissions more.
 */
final class ConnectionTrace {
    private static final int MOST_RETRANSMISSIONS = 1_500;
    private static final int SEGMENT_FIELDS = 3;

    private final int localAddress;
    private final int remoteAddress;
    private final int localPort;
    private final int remotePort;
    private final int initialSequence;
    private final String node;

    private final Staircase sent = new Staircase();
    private final Staircase acknowledged = new Staircase();
    private final LongList segments;
    private final LongList retransmissions = new LongList(MOST_RETRANSMISSIONS * SEGMENT_FIELDS);
    private final LongList sacks;
    private long highestSent;
    private long highestAcknowledged;
    private int sendScale;
    private int receiveScale;

    /**
     * Begins with a connection's first segment.
     *
     * @param node whose connection it is
     * @param details how many segments and SACK blocks are kept one by one
     */
    ConnectionTrace(String node, int localAddress, int remoteAddress, TcpSegment syn, int details) {
        this.node = node;
        this.localAddress = localAddress;
        this.remoteAddress = remoteAddress;
        localPort = syn.sourcePort();
        remotePort = syn.destinationPort();
        initialSequence = syn.sequence();
        segments = new LongList(details * SEGMENT_FIELDS);
        sacks = new LongList(details * SEGMENT_FIELDS);
        receiveScale = TcpOptions.ABSENT;
        sendScale = Math.max(syn.options().windowScale(), TcpOptions.ABSENT);
    }

    boolean isOf(int local, int remote, int fromPort, int toPort) {
        return local == localAddress && remote == remoteAddress && fromPort == localPort && toPort == remotePort;
    }

    /** Whether this is the connection that a node has made to an address and port. */
    boolean isClientOf(String name, int address, int port) {
        return node.equals(name) && remoteAddress == address && remotePort == port;
    }

    /** A segment left; whether all of it had been sent before. */
    boolean sent(long timePs, TcpSegment segment) {
        int length = segment.sequenceLength();
        if (length == 0) {
            return false;
        }
        long from = relative(segment.sequence(), highestSent);
        boolean again = from + length <= highestSent;
        LongList list = again ? retransmissions : segments;
        if (list.hasRoomFor(SEGMENT_FIELDS)) {
            list.add(timePs);
            list.add(from);
            list.add(length);
        }
        if (!again) {
            highestSent = from + length;
            sent.add(timePs, highestSent, highestSent);
        }
        return again;
    }

    /** A segment of the other side arrived. */
    void received(long timePs, TcpSegment segment) {
        if (!segment.has(TcpSegment.ACK)) {
            return;
        }
        TcpOptions options = segment.options();
        if (segment.has(TcpSegment.SYN)) {
            receiveScale = options.windowScale();
        }
        long ack = relative(segment.acknowledgement(), highestAcknowledged);
        if (ack >= highestAcknowledged) {
            highestAcknowledged = ack;
            acknowledged.add(timePs, ack, ack + ((long) segment.window() << scale(segment)));
        }
        for (int i = 0; i < options.sackBlocks() && sacks.hasRoomFor(SEGMENT_FIELDS); i++) {
            sacks.add(timePs);
            sacks.add(relative(options.sackLeft(i), highestAcknowledged));
            sacks.add(relative(options.sackRight(i), highestAcknowledged));
        }
    }

    /** Windows are scaled if both sides offered it, but never in a SYN (RFC 7323 §2.2). */
    private int scale(TcpSegment segment) {
        return segment.has(TcpSegment.SYN) || sendScale == TcpOptions.ABSENT || receiveScale == TcpOptions.ABSENT ? 0
                : receiveScale;
    }

    /** The count from the SYN that a number on the wire means, near one that is known (RFC 9293 §3.4). */
    private long relative(int wire, long near) {
        return near + (wire - (initialSequence + (int) near));
    }

    /** For the page. */
    Map<String, @Nullable Object> tree(String flow) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("flow", flow);
        tree.put("node", node);
        tree.put("local_port", localPort);
        tree.put("remote_port", remotePort);
        tree.put("sent_ps", sent.timesPs());
        tree.put("sent", sent.first());
        tree.put("ack_ps", acknowledged.timesPs());
        tree.put("ack", acknowledged.first());
        tree.put("window", acknowledged.second());
        tree.put("segments", segments.toArray());
        tree.put("retransmissions", retransmissions.toArray());
        tree.put("sacks", sacks.toArray());
        return tree;
    }
}
