package wireclock.scenario.run;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.link.FrameTap;
import wireclock.reports.CaptureTap;
import wireclock.reports.PcapngWriter;
import wireclock.reports.ResultFolder;
import wireclock.scenario.CapturePoint;
import wireclock.scenario.Scenario;
import wireclock.topology.Port;
import wireclock.wire.EthernetCodec;

/** The capture file of a run: opened when the first port is to be captured, one interface for each port. */
final class Captures implements LinkFactory.Taps, AutoCloseable {
    private final Scenario scenario;
    private final boolean everything;
    private final ResultFolder folder;
    private final ResendNotes notes = new ResendNotes();
    private final Map<Port, FrameTap> taps = new HashMap<>();
    private @Nullable OutputStream file;
    private @Nullable PcapngWriter writer;

    Captures(Scenario scenario, boolean everything, ResultFolder folder) {
        this.scenario = scenario;
        this.everything = everything;
        this.folder = folder;
    }

    /** The file in the result folder. */
    static String file(Scenario scenario) {
        return "capture/" + scenario.name() + ".pcapng";
    }

    @Override
    public @Nullable FrameTap at(String link, Port port) throws IOException {
        if (!everything && !isWanted(link, port)) {
            return null;
        }
        FrameTap tap = taps.get(port);
        if (tap == null) {
            tap = new CaptureTap(writer(), port.toString(), EthernetCodec::encode, notes);
            taps.put(port, tap);
        }
        return tap;
    }

    /** What comments need to know; of nothing where nothing is captured. */
    List<ResendNotes> notes() {
        return writer == null ? List.of() : List.of(notes);
    }

    private boolean isWanted(String link, Port port) {
        for (CapturePoint point : scenario.capture()) {
            boolean wanted = switch (point.kind()) {
                case LINK -> point.name().equals(link);
                case NODE -> point.name().equals(port.node());
                case INTERFACE -> point.name().equals(port.node()) && port.interfaceName().equals(point.port());
            };
            if (wanted) {
                return true;
            }
        }
        return false;
    }

    private PcapngWriter writer() throws IOException {
        if (writer == null) {
            file = folder.stream(file(scenario));
            Long snapBytes = scenario.captureLimits().snapBytes();
            Long packets = scenario.captureLimits().packets();
            writer = new PcapngWriter(file, snapBytes == null ? PcapngWriter.SNAP_LENGTH : Math.toIntExact(snapBytes),
                    packets == null ? Long.MAX_VALUE : packets);
        }
        return writer;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
