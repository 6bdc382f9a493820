package wireclock.link;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import wireclock.wire.EthernetFrame;

/** Frames on their way, first in first out, each with the time of its arrival: a ring that grows as needed. */
public final class FlightRing {
    private @Nullable EthernetFrame[] frames = new @Nullable EthernetFrame[16];
    private long[] arrivalsPs = new long[16];
    private int head;
    private int tail;

    public boolean isEmpty() {
        return head == tail;
    }

    public int size() {
        return tail - head;
    }

    public void add(EthernetFrame frame, long arrivalPs) {
        if (tail == head) {
            // Where few are on their way they always find the same place, which the cache has.
            head = 0;
            tail = 0;
        } else if (tail - head == frames.length) {
            grow();
        }
        int slot = tail++ & frames.length - 1;
        frames[slot] = frame;
        arrivalsPs[slot] = arrivalPs;
    }

    /** Arrival of the first frame; there must be one. */
    public long firstArrivalPs() {
        return arrivalsPs[head & arrivalsPs.length - 1];
    }

    /**
     * Takes the first frame out.
     *
     * @throws IllegalStateException if there is none
     */
    public EthernetFrame remove() {
        int slot = head++ & frames.length - 1;
        EthernetFrame frame = frames[slot];
        if (frame == null) {
            throw new IllegalStateException("no frame is in flight");
        }
        frames[slot] = null;
        return frame;
    }

    /** Shows all frames, the first to arrive first. */
    public void forEach(Consumer<EthernetFrame> viewer) {
        for (int i = head; i != tail; i++) {
            EthernetFrame frame = frames[i & frames.length - 1];
            if (frame != null) {
                viewer.accept(frame);
            }
        }
    }

    private void grow() {
        int size = frames.length;
        int first = head & size - 1;
        @Nullable EthernetFrame[] newFrames = Arrays.copyOfRange(frames, first, first + 2 * size);
        long[] newArrivals = Arrays.copyOfRange(arrivalsPs, first, first + 2 * size);
        System.arraycopy(frames, 0, newFrames, size - first, first);
        System.arraycopy(arrivalsPs, 0, newArrivals, size - first, first);
        frames = newFrames;
        arrivalsPs = newArrivals;
        head = 0;
        tail = size;
    }
}
