package wireclock.scenario.run;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import wireclock.link.FrameTap;
import wireclock.reports.packets.PacketTrace;
import wireclock.topology.Port;

/** The taps of a run that is captured and traced at once. */
record ListeningTaps(Captures captures, PacketTrace trace) implements LinkFactory.Taps {
    @Override
    public @Nullable FrameTap at(String link, Port port) throws IOException {
        FrameTap capture = captures.at(link, port);
        FrameTap printed = trace.at(port.node(), port.toString());
        return capture == null ? printed : printed == null ? capture : new BothTaps(capture, printed);
    }
}
