package wireclock.scenario.run;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.engine.StopReason;
import wireclock.link.DropReason;
import wireclock.link.FrameTap;
import wireclock.reports.PcapngWriter;
import wireclock.reports.PcapngWriter.Direction;
import wireclock.reports.ResultFolder;
import wireclock.scenario.Scenario;
import wireclock.scenario.source.ScenarioException;
import wireclock.topology.Port;
import wireclock.wire.EthernetCodec;
import wireclock.wire.EthernetFrame;

/**
 * The frames at all ports around the moment at which an assertion failed. The same run is done once more up to there,
 * which it can be because a run is a function of its scenario, and keeps the last frames before the moment and the
 * first ones behind it.
 */
final class FailureCapture implements LinkFactory.Taps {
    static final String FILE = "capture/failure.pcapng";

    private static final int MOST_BEFORE = 2_000;
    private static final int MOST_AFTER = 200;
    /** Between two looks at whether somebody wants the run to end. */
    private static final long EVENTS_PER_SLICE = 1 << 14;

    private final List<String> ports = new ArrayList<>();
    private final Map<Port, FrameTap> taps = new HashMap<>();
    private final Deque<Seen> frames = new ArrayDeque<>();
    private final ResendNotes notes = new ResendNotes();
    private int most = MOST_BEFORE;

    private record Seen(int port, long timePs, Direction direction, EthernetFrame frame, @Nullable String comment) {}

    private FailureCapture() {}

    /**
     * Runs a scenario again up to a moment and a little further, and writes the frames.
     *
     * @param untilPs where the run ended
     * @return whether it was done: not if somebody has lost patience meanwhile
     */
    static boolean write(Scenario scenario, long momentPs, long untilPs, RunLimits limits, ResultFolder folder)
            throws ScenarioException, IOException {
        FailureCapture capture = new FailureCapture();
        Network network = new NetworkBuilder(scenario, capture).build();
        ResendNotes.watch(network.nodes(), List.of(capture.notes));
        StopReason reason;
        do {
            reason = network.scheduler().run(momentPs, EVENTS_PER_SLICE);
            if (limits.interrupted().getAsBoolean()) {
                return false;
            }
        } while (reason == StopReason.EVENT_BUDGET);
        capture.most = capture.frames.size() + MOST_AFTER;
        do {
            reason = network.scheduler().run(untilPs, 1);
        } while (reason == StopReason.EVENT_BUDGET && capture.frames.size() < capture.most);
        capture.write(folder);
        return true;
    }

    @Override
    public FrameTap at(String link, Port port) {
        return taps.computeIfAbsent(port, key -> {
            ports.add(key.toString());
            return new Ring(ports.size() - 1);
        });
    }

    private void keep(Seen seen) {
        if (frames.size() == most) {
            frames.removeFirst();
        }
        frames.addLast(seen);
    }

    private void write(ResultFolder folder) throws IOException {
        try (OutputStream file = folder.stream(FILE)) {
            PcapngWriter writer = new PcapngWriter(file);
            for (String port : ports) {
                writer.addInterface(port);
            }
            for (Seen seen : frames) {
                writer.write(seen.port, seen.timePs, seen.direction, EthernetCodec.encode(seen.frame), seen.comment);
            }
        }
    }

    /** What passes one port. */
    private final class Ring implements FrameTap {
        private final int port;

        Ring(int port) {
            this.port = port;
        }

        @Override
        public void sent(long timePs, EthernetFrame frame, @Nullable DropReason drop) {
            keep(new Seen(port, timePs, Direction.OUTBOUND, frame, notes.comments(frame, drop)));
        }

        @Override
        public void received(long timePs, EthernetFrame frame) {
            keep(new Seen(port, timePs, Direction.INBOUND, frame, notes.comments(frame, null)));
        }
    }
}
