package wireclock.reports;

import org.jspecify.annotations.Nullable;
import wireclock.link.DropReason;
import wireclock.wire.EthernetFrame;

/** What is known about frames besides their bytes, for comments in captures. */
public interface FrameNotes {
    /** Nothing is. */
    FrameNotes NONE = frame -> null;

    /** What is to be said of a frame where it is first seen, or null; later it has been said. */
    @Nullable String take(EthernetFrame frame);

    /** The comments on a frame that is sent, a line each, or null if there are none. */
    default @Nullable String comments(EthernetFrame frame, @Nullable DropReason drop) {
        String note = take(frame);
        String dropped = drop == null ? null : "dropped: " + drop.text();
        return note == null ? dropped : dropped == null ? note : dropped + "\n" + note;
    }
}
