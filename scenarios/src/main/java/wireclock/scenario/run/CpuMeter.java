package wireclock.scenario.run;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import wireclock.reports.RunTiming;

/**
 * Measures what a run costs its thread, as a whole and over the second half of its packet-hops, when the code is compiled.
 *
 * <p>Where the half lies is known only at the end; so readings are kept, one a slice of the run.
 */
final class CpuMeter {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final long startWallNs = System.nanoTime();
    private final long startCpuNs = threads.getCurrentThreadCpuTime();
    private long[] cpuNs = new long[256];
    private long[] hops = new long[256];
    private int readings;

    /** Notes how far the run has come. */
    void read(long hopsSoFar) {
        if (readings == cpuNs.length) {
            cpuNs = Arrays.copyOf(cpuNs, 2 * readings);
            hops = Arrays.copyOf(hops, 2 * readings);
        }
        cpuNs[readings] = threads.getCurrentThreadCpuTime() - startCpuNs;
        hops[readings++] = hopsSoFar;
    }

    long elapsedWallNs() {
        return System.nanoTime() - startWallNs;
    }

    /** The figures of a run that has ended. */
    RunTiming timing(long events, long packetHops) {
        read(packetHops);
        long endCpuNs = cpuNs[readings - 1];
        int half = 0;
        while (half < readings - 1 && hops[half] < packetHops / 2) {
            half++;
        }
        return new RunTiming(elapsedWallNs(), endCpuNs, events, packetHops, endCpuNs - cpuNs[half], packetHops - hops[half]);
    }
}
