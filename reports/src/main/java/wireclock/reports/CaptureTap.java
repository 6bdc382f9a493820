package wireclock.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import wireclock.link.DropReason;
import wireclock.link.FrameTap;
import wireclock.reports.PcapngWriter.Direction;
import wireclock.wire.EthernetFrame;

/**
 * Writes all frames that pass one port to a capture file; a frame that the link will not deliver carries a comment that
 * says why, and where it is first seen what else is known of it.
 * All taps of a run share one file, in which the frames stand in the order of virtual time.
 *
 * <p>A file that cannot be written ends the run with an {@link UncheckedIOException}.
 */
public final class CaptureTap implements FrameTap {
    /** Ends the name of the interface that shows what became of frames after they were sent. */
    public static final String DROPS = " (drops)";

    private static final int NONE = -1;

    private final PcapngWriter capture;
    private final FrameEncoder encoder;
    private final FrameNotes notes;
    private final String port;
    private final int interfaceId;
    /** Of frames dropped later; described when there is the first. */
    private int dropsId = NONE;

    /**
     * @param port name of the port, for example {@code h1:eth0}; taps are created in the order in which the network is
     *         built
     */
    public CaptureTap(PcapngWriter capture, String port, FrameEncoder encoder) throws IOException {
        this(capture, port, encoder, FrameNotes.NONE);
    }

    /** With comments on what is known of frames. */
    public CaptureTap(PcapngWriter capture, String port, FrameEncoder encoder, FrameNotes notes) throws IOException {
        this.notes = notes;
        this.capture = capture;
        this.encoder = encoder;
        this.port = port;
        this.interfaceId = capture.addInterface(port);
    }

    @Override
    public void sent(long timePs, EthernetFrame frame, @Nullable DropReason drop) {
        write(interfaceId, timePs, Direction.OUTBOUND, frame, notes.comments(frame, drop));
    }

    @Override
    public void droppedLater(long timePs, EthernetFrame frame, DropReason reason) {
        writeDrop(timePs, Direction.OUTBOUND, frame, reason.text());
    }

    @Override
    public void refused(long timePs, EthernetFrame frame, String why) {
        writeDrop(timePs, Direction.INBOUND, frame, why);
    }

    /** Not on the port's own interface: there it would look as if it had passed twice. */
    private void writeDrop(long timePs, Direction direction, EthernetFrame frame, String why) {
        if (capture.isFull()) {
            return;
        }
        try {
            if (dropsId == NONE) {
                dropsId = capture.addInterface(port + DROPS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write(dropsId, timePs, direction, frame, "dropped: " + why);
    }

    @Override
    public void received(long timePs, EthernetFrame frame) {
        write(interfaceId, timePs, Direction.INBOUND, frame, notes.comments(frame, null));
    }

    private void write(int at, long timePs, Direction direction, EthernetFrame frame, @Nullable String comment) {
        if (capture.isFull()) {
            return;
        }
        try {
            capture.write(at, timePs, direction, encoder.encode(frame), comment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
