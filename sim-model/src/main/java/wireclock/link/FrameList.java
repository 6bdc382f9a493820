package wireclock.link;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Waiting frames, first in first out: a chain through the frames themselves, so that joining costs nothing. */
final class FrameList {
    private @Nullable WaitingFrame head;
    private @Nullable WaitingFrame tail;
    private int packets;
    private long bytes;

    void add(WaitingFrame frame) {
        frame.next = null;
        if (tail == null) {
            head = frame;
        } else {
            tail.next = frame;
        }
        tail = frame;
        packets++;
        bytes += frame.bytes();
    }

    /** The first frame, or null. */
    @Nullable WaitingFrame first() {
        return head;
    }

    /** Takes the first frame out, or returns null if there is none. */
    @Nullable WaitingFrame remove() {
        WaitingFrame first = head;
        if (first != null) {
            head = first.next;
            if (head == null) {
                tail = null;
            }
            first.next = null;
            packets--;
            bytes -= first.bytes();
        }
        return first;
    }

    void forEach(Consumer<WaitingFrame> viewer) {
        for (WaitingFrame frame = head; frame != null; frame = frame.next) {
            viewer.accept(frame);
        }
    }

    int packets() {
        return packets;
    }

    long bytes() {
        return bytes;
    }
}
