package wireclock.reports.html;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import wireclock.link.DropReason;
import wireclock.wire.EthernetFrame;

/** Frames as they passed ports, the last so many of them, in arrays: to add one allocates nothing. */
final class Sightings {
    private final long[] timesPs;
    /** The port's number, doubled, and one more if the frame was received there. */
    private final int[] places;
    private final @Nullable EthernetFrame[] frames;
    private final @Nullable DropReason[] drops;
    /** Where the next one goes. */
    private int next;
    private int size;

    Sightings(int most) {
        timesPs = new long[most];
        places = new int[most];
        frames = new EthernetFrame[most];
        drops = new DropReason[most];
    }

    /** Adds one, in the place of the oldest if there is no room. */
    void add(long timePs, int port, boolean sent, EthernetFrame frame, @Nullable DropReason drop) {
        int at = next;
        timesPs[at] = timePs;
        places[at] = port << 1 | (sent ? 0 : 1);
        frames[at] = frame;
        drops[at] = drop;
        next = at + 1 == timesPs.length ? 0 : at + 1;
        if (size < timesPs.length) {
            size++;
        }
    }

    boolean isFull() {
        return size == timesPs.length;
    }

    int size() {
        return size;
    }

    /** Adds everything, the oldest first, to another list that has room, and is empty then. */
    void moveTo(Sightings other) {
        for (int i = 0; i < size; i++) {
            other.add(timePs(i), port(i), isSent(i), frame(i), drop(i));
        }
        size = 0;
    }

    long timePs(int i) {
        return timesPs[index(i)];
    }

    int port(int i) {
        return places[index(i)] >> 1;
    }

    boolean isSent(int i) {
        return (places[index(i)] & 1) == 0;
    }

    EthernetFrame frame(int i) {
        return Objects.requireNonNull(frames[index(i)]);
    }

    @Nullable DropReason drop(int i) {
        return drops[index(i)];
    }

    /** Where the i-th stands, counted from the oldest. */
    private int index(int i) {
        int index = next - size + i;
        return index < 0 ? index + timesPs.length : index;
    }
}
