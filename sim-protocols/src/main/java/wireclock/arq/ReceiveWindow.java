package wireclock.arq;

import org.jspecify.annotations.Nullable;
import wireclock.wire.Payload;

/**
 * The segments that a receiver takes: the next one in order and, if the window is wider than one, those after it, which
 * wait for it.
 */
final class ReceiveWindow {
    private final int size;
    private final int slotMask;
    private final SequenceSpace space;
    private final @Nullable Payload[] held;
    private long base;

    ReceiveWindow(int size, SequenceSpace space) {
        this.size = size;
        this.space = space;
        int slots = size == 1 ? 1 : Integer.highestOneBit(size - 1) << 1;
        slotMask = slots - 1;
        held = new @Nullable Payload[slots];
    }

    /** The segment that is delivered next. */
    long base() {
        return base;
    }

    /** How far a number lies ahead of the base; within the window if less than its size. */
    long ahead(int number) {
        return space.ahead(number, base);
    }

    boolean contains(long ahead) {
        return ahead < size;
    }

    /** Whether a number is one of as many segments before the window as a sender's window may have held. */
    boolean isBehind(int number, int senderWindow) {
        long behind = -1 - ahead(number) & (1L << space.bits()) - 1;
        return behind < senderWindow;
    }

    /**
     * Keeps a segment within the window.
     *
     * @return whether it is new
     */
    boolean keep(long ahead, Payload payload) {
        int slot = slot(base + ahead);
        if (held[slot] != null) {
            return false;
        }
        held[slot] = payload;
        return true;
    }

    /** The next segment in order, which leaves the window; null if it has not come. */
    @Nullable Payload takeNext() {
        int slot = slot(base);
        Payload payload = held[slot];
        if (payload != null) {
            held[slot] = null;
            base++;
        }
        return payload;
    }

    private int slot(long segment) {
        return (int) segment & slotMask;
    }
}
