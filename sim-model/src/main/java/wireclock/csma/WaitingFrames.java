package wireclock.csma;

import org.jspecify.annotations.Nullable;
import wireclock.link.FlightRing;
import wireclock.link.QueueLimit;
import wireclock.wire.EthernetFrame;

/** A station's drop-tail queue: frames that wait until the one before them is out. */
final class WaitingFrames {
    private final QueueLimit limit;
    /** With the time since which each waits. */
    private final FlightRing frames = new FlightRing();
    private long bytes;
    /** Sum over the time so far of the packets that waited. */
    private long waitedPs;
    private long lastChangePs;
    private int most;

    WaitingFrames(QueueLimit limit) {
        this.limit = limit;
    }

    /** Takes a frame if there is room for it. */
    boolean add(EthernetFrame frame, long nowPs) {
        if (frames.size() >= limit.packets() || bytes + frame.length() > limit.bytes()) {
            return false;
        }
        catchUp(nowPs);
        frames.add(frame, nowPs);
        bytes += frame.length();
        most = Math.max(most, frames.size());
        return true;
    }

    /** Takes the first frame out, or returns null if there is none. */
    @Nullable EthernetFrame poll(long nowPs) {
        if (frames.isEmpty()) {
            return null;
        }
        catchUp(nowPs);
        EthernetFrame frame = frames.remove();
        bytes -= frame.length();
        return frame;
    }

    int packets() {
        return frames.size();
    }

    long bytes() {
        return bytes;
    }

    int most() {
        return most;
    }

    /** Time spent waiting so far by all frames that ever came, in picoseconds. */
    long waitedPs(long nowPs) {
        catchUp(nowPs);
        return waitedPs;
    }

    FlightRing frames() {
        return frames;
    }

    private void catchUp(long nowPs) {
        waitedPs += frames.size() * (nowPs - lastChangePs);
        lastChangePs = nowPs;
    }
}
