package wireclock.workload;

import wireclock.device.Host;

/**
 * A host that listens to a datagram stream.
 *
 * @param ends names the row of results that is about this receiver
 */
public record UdpTarget(FlowEnds ends, Host host) {}
