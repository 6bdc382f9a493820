package wireclock.tcp;

/**
 * What tells the connections of a host apart; with the protocol number it is the five-tuple.
 *
 * @param localPort 1 to 65535
 * @param remotePort 1 to 65535
 */
record FourTuple(int localAddress, int localPort, int remoteAddress, int remotePort) {}
