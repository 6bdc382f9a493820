package wireclock.tcp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one host by their four-tuple (the fifth element, the protocol, is TCP): open addressing with
 * linear probing over the connections themselves, so that a look-up neither boxes nor allocates.
 */
final class ConnectionTable {
    private @Nullable TcpConnection[] slots = new @Nullable TcpConnection[16];
    private int size;
    /** The connection found last: bulk traffic asks for the same one again. */
    private @Nullable TcpConnection latest;

    @Nullable TcpConnection find(int localAddress, int localPort, int remoteAddress, int remotePort) {
        TcpConnection candidate = latest;
        if (candidate != null && matches(candidate, localAddress, localPort, remoteAddress, remotePort)) {
            return candidate;
        }
        int slot = home(localAddress, localPort, remoteAddress, remotePort);
        candidate = slots[slot];
        while (candidate != null) {
            if (matches(candidate, localAddress, localPort, remoteAddress, remotePort)) {
                latest = candidate;
                return candidate;
            }
            slot = slot + 1 & slots.length - 1;
            candidate = slots[slot];
        }
        return null;
    }

    void add(TcpConnection connection) {
        if (2 * (size + 1) > slots.length) {
            @Nullable TcpConnection[] old = slots;
            slots = new @Nullable TcpConnection[2 * old.length];
            for (TcpConnection moved : old) {
                if (moved != null) {
                    place(moved);
                }
            }
        }
        place(connection);
        size++;
    }

    void remove(TcpConnection connection) {
        int mask = slots.length - 1;
        int slot = home(connection);
        while (slots[slot] != connection) {
            if (slots[slot] == null) {
                return;
            }
            slot = slot + 1 & mask;
        }
        latest = null;
        size--;
        slots[slot] = null;
        // Whatever stands behind the gap in the same run must still be found: place it again.
        for (slot = slot + 1 & mask; slots[slot] != null; slot = slot + 1 & mask) {
            TcpConnection moved = slots[slot];
            slots[slot] = null;
            if (moved != null) {
                place(moved);
            }
        }
    }

    /** Whether a condition holds for some connection. */
    boolean anyMatch(Predicate<TcpConnection> condition) {
        for (TcpConnection connection : slots) {
            if (connection != null && condition.test(connection)) {
                return true;
            }
        }
        return false;
    }

    /** The connections in the order of local port, remote address, remote port. */
    List<SocketEntry> entries() {
        List<SocketEntry> entries = new ArrayList<>(size);
        for (TcpConnection connection : slots) {
            if (connection != null) {
                FourTuple tuple = connection.tuple();
                TcpSocket socket = connection.socket();
                entries.add(new SocketEntry(tuple.localAddress(), tuple.localPort(), tuple.remoteAddress(),
                        tuple.remotePort(), connection.state(), socket.available(), socket.unacknowledged()));
            }
        }
        entries.sort(Comparator.comparingInt(SocketEntry::localPort)
                .thenComparingLong(entry -> Integer.toUnsignedLong(entry.remoteAddress()))
                .thenComparingInt(SocketEntry::remotePort)
                .thenComparingLong(entry -> Integer.toUnsignedLong(entry.localAddress())));
        return entries;
    }

    int size() {
        return size;
    }

    /** All connections as they are now; they may go while one looks at them. */
    List<TcpConnection> all() {
        List<TcpConnection> all = new ArrayList<>(size);
        for (TcpConnection connection : slots) {
            if (connection != null) {
                all.add(connection);
            }
        }
        return all;
    }

    private void place(TcpConnection connection) {
        int slot = home(connection);
        while (slots[slot] != null) {
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = connection;
    }

    private int home(TcpConnection c) {
        FourTuple t = c.tuple();
        return home(t.localAddress(), t.localPort(), t.remoteAddress(), t.remotePort());
    }

    private int home(int localAddress, int localPort, int remoteAddress, int remotePort) {
        int hash = (remoteAddress * 31 + localAddress) * 31 + (localPort << 16 | remotePort);
        hash *= 0x9E37_79B9;
        return hash >>> 16 & slots.length - 1;
    }

    private static boolean matches(TcpConnection c, int localAddress, int localPort, int remoteAddress,
            int remotePort) {
        FourTuple t = c.tuple();
        return t.remotePort() == remotePort && t.localPort() == localPort && t.remoteAddress() == remoteAddress
                && t.localAddress() == localAddress;
    }
}
