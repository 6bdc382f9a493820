package wireclock.ethernet;

import java.util.Arrays;
import wireclock.wire.MacAddress;

/**
 * The group addresses that an adapter lets pass: broadcast, and the multicast addresses that somebody above has joined,
 * each as often as it was joined, since several IPv4 groups share an address.
 */
final class GroupFilter {
    private long[] addresses = new long[2];
    private int[] users = new int[2];
    private int size;
    private boolean all;

    /** Lets every group pass, as a multicast router's adapter must. */
    void setAll(boolean all) {
        this.all = all;
    }

    /** Adapters join few groups: a scan beats any table. */
    boolean accepts(long address) {
        return address == MacAddress.BROADCAST || all || indexOf(address) >= 0;
    }

    void join(long address) {
        int index = indexOf(address);
        if (index >= 0) {
            users[index]++;
            return;
        }
        if (size == addresses.length) {
            addresses = Arrays.copyOf(addresses, 2 * size);
            users = Arrays.copyOf(users, 2 * size);
        }
        addresses[size] = address;
        users[size] = 1;
        size++;
    }

    /** @throws IllegalStateException if nobody had joined it */
    void leave(long address) {
        int index = indexOf(address);
        if (index < 0) {
            throw new IllegalStateException(MacAddress.format(address) + " was not joined");
        }
        users[index]--;
        if (users[index] == 0) {
            size--;
            addresses[index] = addresses[size];
            users[index] = users[size];
        }
    }

    private int indexOf(long address) {
        for (int i = 0; i < size; i++) {
            if (addresses[i] == address) {
                return i;
            }
        }
        return -1;
    }
}
