package wireclock.ip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who owns which of 65,536 numbers: ports of a transport protocol, identifiers of ICMP echo. Pages of 256 places
 * appear as they are used, so a look-up is two array reads and boxes nothing.
 *
 * @param <T> the owners
 */
public final class PortTable<T> {
    /** The first number of the range for ports that nobody asked for by number (RFC 6335 §6). */
    public static final int FIRST_EPHEMERAL = 49_152;

    public static final int LAST = 65_535;

    private static final int PAGE_SIZE = 256;

    private final @Nullable Object[][] pages = new @Nullable Object[256][];
    private int nextEphemeral = FIRST_EPHEMERAL;

    /**
     * The owner of a number, or null.
     *
     * @param number 0 to 65535
     */
    @SuppressWarnings("unchecked") // put() takes nothing but T
    public @Nullable T get(int number) {
        Object[] page = pages[number >>> 8];
        return page == null ? null : (T) page[number & 0xFF];
    }

    /** Gives a number to an owner, or with null takes it back. */
    public void put(int number, @Nullable T owner) {
        Object[] page = pages[number >>> 8];
        if (page == null) {
            page = new @Nullable Object[PAGE_SIZE];
            pages[number >>> 8] = page;
        }
        page[number & 0xFF] = owner;
    }

    /** Takes all numbers back. */
    public void clear() {
        Arrays.fill(pages, null);
    }

    /** All owners, by number. */
    @SuppressWarnings("unchecked") // put() takes nothing but T
    public List<T> owners() {
        List<T> owners = new ArrayList<>();
        for (Object[] page : pages) {
            if (page != null) {
                for (Object owner : page) {
                    if (owner != null) {
                        owners.add((T) owner);
                    }
                }
            }
        }
        return owners;
    }

    /**
     * A free number of the ephemeral range: the first after the one given out last, so that numbers are reused late.
     *
     * @throws IllegalStateException if all 16,384 are taken
     */
    public int nextEphemeral() {
        for (int tried = FIRST_EPHEMERAL; tried <= LAST; tried++) {
            int candidate = nextEphemeral;
            nextEphemeral = candidate == LAST ? FIRST_EPHEMERAL : candidate + 1;
            if (get(candidate) == null) {
                return candidate;
            }
        }
        throw new IllegalStateException("no ephemeral port is free");
    }
}
