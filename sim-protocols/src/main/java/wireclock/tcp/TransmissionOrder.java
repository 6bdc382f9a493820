package wireclock.tcp;

import java.util.Arrays;

/**
 * A list of segments in the order in which they were sent last, oldest first: linked through a ring that is indexed as
 * the {@link Scoreboard}'s is. Adding at the end, removing and renaming take constant time.
 */
final class TransmissionOrder {
    /**
     * For each segment how far it is to the number of the one sent before, and of the one sent after. The latter is 0 of
     * a segment that is not listed. All in one array: with many connections each array costs a cache miss.
     */
    private int[] links;
    private int first;
    private int last;
    private int count;

    TransmissionOrder(int size) {
        links = new int[2 * size];
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** The segment sent longest ago; there must be one. */
    int first() {
        return first;
    }

    boolean isLast(int number) {
        return number == last;
    }

    /** The segment sent next after one that is listed and not the last. */
    int after(int number) {
        return number + links[at(number) + 1];
    }

    private int before(int number) {
        return number + links[at(number)];
    }

    private boolean isListed(int number) {
        return links[at(number) + 1] != 0;
    }

    private void link(int earlier, int later) {
        links[at(earlier) + 1] = later - earlier;
        links[at(later)] = earlier - later;
    }

    private int at(int number) {
        return 2 * number & links.length - 1;
    }

    void add(int number) {
        if (count == 0) {
            first = number;
        } else {
            link(last, number);
        }
        becomeLast(number);
        count++;
    }

    /** Whatever comes behind it will be linked to it; until then it only has to be seen to be listed. */
    private void becomeLast(int number) {
        links[at(number) + 1] = 1;
        last = number;
    }

    /** Takes a segment out, if it is in. */
    void remove(int number) {
        if (!isListed(number)) {
            return;
        }
        int earlier = before(number);
        int later = after(number);
        links[at(number) + 1] = 0;
        count--;
        if (number == last) {
            last = earlier;
        } else if (number == first) {
            first = later;
        } else {
            link(earlier, later);
        }
    }

    /** Gives a segment another number, at which none is listed. */
    void rename(int from, int to) {
        if (!isListed(from)) {
            return;
        }
        int earlier = before(from);
        int later = after(from);
        links[at(from) + 1] = 0;
        if (from == first) {
            first = to;
        } else {
            link(earlier, to);
        }
        if (from == last) {
            becomeLast(to);
        } else {
            link(to, later);
        }
    }

    void clear() {
        Arrays.fill(links, 0);
        count = 0;
    }

    /** The ring has grown: the segments from {@code head} to before {@code tail} have other slots now. */
    void resize(int size, int head, int tail) {
        int[] old = links;
        links = new int[2 * size];
        for (int number = head; number != tail; number++) {
            System.arraycopy(old, 2 * number & old.length - 1, links, at(number), 2);
        }
    }
}
