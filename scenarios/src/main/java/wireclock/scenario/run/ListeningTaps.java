package wireclock.scenario.run;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import wireclock.link.DropReason;
import wireclock.link.FrameTap;
import wireclock.reports.packets.PacketTrace;
import wireclock.topology.Port;
import wireclock.wire.EthernetFrame;

/** The taps of a run that is captured and traced at once. */
record ListeningTaps(Captures captures, PacketTrace trace) implements LinkFactory.Taps {
    @Override
    public @Nullable FrameTap at(String link, Port port) throws IOException {
        FrameTap capture = captures.at(link, port);
        FrameTap printed = trace.at(port.node(), port.toString());
        return capture == null ? printed : printed == null ? capture : new Both(capture, printed);
    }

    private record Both(FrameTap first, FrameTap second) implements FrameTap {
        @Override
        public void sent(long timePs, EthernetFrame frame, @Nullable DropReason drop) {
            first.sent(timePs, frame, drop);
            second.sent(timePs, frame, drop);
        }

        @Override
        public void droppedLater(long timePs, EthernetFrame frame, DropReason reason) {
            first.droppedLater(timePs, frame, reason);
            second.droppedLater(timePs, frame, reason);
        }

        @Override
        public void refused(long timePs, EthernetFrame frame, String why) {
            first.refused(timePs, frame, why);
            second.refused(timePs, frame, why);
        }

        @Override
        public void received(long timePs, EthernetFrame frame) {
            first.received(timePs, frame);
            second.received(timePs, frame);
        }
    }
}
