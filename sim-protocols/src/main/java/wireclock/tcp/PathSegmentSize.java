package wireclock.tcp;

/** Keeps a connection's segments as small as the path to the peer wants them (RFC 1191 §6.4). */
final class PathSegmentSize {
    private final Tcp tcp;
    private final FourTuple tuple;
    private final TcpSender sender;
    private final Timestamps timestamps;
    /** The state of {@link Tcp#pathMtuGeneration} to which the segment size is adapted. */
    private int generation;

    PathSegmentSize(Tcp tcp, FourTuple tuple, TcpSender sender, Timestamps timestamps) {
        this.tcp = tcp;
        this.tuple = tuple;
        this.sender = sender;
        this.timestamps = timestamps;
        generation = tcp.pathMtuGeneration();
    }

    /** The interface's MTU may have changed since the handshake began. */
    void adapt() {
        generation = tcp.pathMtuGeneration();
        sender.setPathSegmentSize(tcp.largestSegmentTo(tuple.remoteAddress()) - timestamps.optionBytes());
    }

    /** Whatever has been learnt about paths may be about this one. */
    void adaptIfChanged() {
        if (tcp.pathMtuGeneration() != generation) {
            adapt();
        }
    }
}
