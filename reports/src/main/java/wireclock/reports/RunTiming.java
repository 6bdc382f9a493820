package wireclock.reports;

/**
 * What a run cost, apart from building the network and writing the report.
 *
 * @param wallNs by the clock on the wall, in nanoseconds
 * @param cpuNs of the run's own thread
 * @param events fired
 * @param packetHops frames that left a transmitter
 * @param warmCpuNs of the run's own thread over the second half of the hops, when the code is compiled
 * @param warmPacketHops the number of these hops
 */
public record RunTiming(
        long wallNs, long cpuNs, long events, long packetHops, long warmCpuNs, long warmPacketHops) {}
