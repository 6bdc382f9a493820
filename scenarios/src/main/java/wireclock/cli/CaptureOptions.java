package wireclock.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import wireclock.scenario.CaptureLimits;

/** What is captured, and how much of it is kept. */
final class CaptureOptions {
    @Option(names = "--capture", description = "Captures the frames of every link.")
    private boolean all;

    @Option(names = "--snap-length", paramLabel = "SIZE", converter = SnapLengthConverter.class,
            description = "Keeps so much of each captured frame, such as '96 B'.")
    private @Nullable Long snapBytes;

    @Option(names = "--capture-packets", paramLabel = "N", converter = NumberConverter.class,
            description = "Ends the capture after so many frames.")
    private @Nullable Long packets;

    boolean all() {
        return all;
    }

    CaptureLimits limits() {
        return new CaptureLimits(snapBytes, packets);
    }
}
