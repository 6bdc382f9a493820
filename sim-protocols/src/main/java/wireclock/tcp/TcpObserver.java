package wireclock.tcp;

/** Is told what happens in a connection, at changes only. */
public interface TcpObserver {
    TcpObserver NONE = new TcpObserver() {};

    default void stateChanged(TcpState from, TcpState to) {}

    /** A round-trip time was measured, in picoseconds. */
    default void roundTripMeasured(long rttPs) {}

    /** Something else limits the sender from now on; at first it is the handshake. */
    default void limitChanged(SendLimit limit) {}
}
