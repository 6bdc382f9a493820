package wireclock.reports.diagram;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wireclock.reports.packets.CapturedPacket;
import wireclock.reports.packets.Wiring;

/**
 * Finds for a frame that arrives the one that was sent: on the same medium, with the same bytes, the longest under way.
 */
final class FrameMatcher {
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private final Map<String, Integer> mediumOf = new HashMap<>();
    private final Map<Key, Deque<Departure>> underWay = new HashMap<>();

    /** Bytes on a medium; the bytes by their 64-bit fingerprint, since a capture has many of them. */
    private record Key(int medium, long bytes, int length) {}

    /** A frame that was sent, and who has received it so far. */
    private record Departure(Sighting sighting, Set<String> receivers) {}

    FrameMatcher(Wiring wiring) {
        List<List<String>> media = wiring.media();
        for (int medium = 0; medium < media.size(); medium++) {
            for (String port : media.get(medium)) {
                mediumOf.put(port, medium);
            }
        }
    }

    /** A frame leaves a port. */
    Sighting sent(CapturedPacket packet) {
        Sighting sighting = Sighting.departure(packet);
        if (packet.drop() == null) {
            underWay.computeIfAbsent(key(packet), none -> new ArrayDeque<>())
                    .add(new Departure(sighting, new HashSet<>()));
        }
        return sighting;
    }

    /**
     * A frame arrives: what was sent, or a new sighting if others have received that already; null if unknown.
     *
     * @param mayComeAgain whether a copy of it is worth knowing
     */
    @Nullable Sighting received(CapturedPacket packet, boolean mayComeAgain) {
        Deque<Departure> sent = underWay.get(key(packet));
        if (sent == null) {
            return null;
        }
        Departure last = null;
        for (Departure each : sent) {
            if (!each.sighting.port.equals(packet.port())) {
                last = each;
                if (!each.receivers.contains(packet.port())) {
                    break;
                }
            }
        }
        if (last == null) {
            return null;
        }
        forgetBefore(sent, last);
        if (!mayComeAgain) {
            underWay.remove(key(packet));
        }
        boolean copy = !last.receivers.add(packet.port());
        if (last.receivers.size() == 1 && !copy) {
            last.sighting.arrive(packet);
            return last.sighting;
        }
        return last.sighting.again(packet, copy);
    }

    /** A frame that was sent is dropped on its way, or by the node at which it has just arrived. */
    @Nullable Sighting dropped(CapturedPacket packet) {
        Deque<Departure> sent = underWay.get(key(packet));
        if (sent != null && !packet.outbound()) {
            Sighting arrived = sent.getFirst().sighting;
            if (packet.passed().equals(arrived.to)) {
                arrived.loss = packet.drop();
            }
        } else if (sent != null) {
            for (Departure each : sent) {
                if (each.receivers.isEmpty() && each.sighting.loss == null) {
                    each.sighting.loss = packet.drop();
                    sent.remove(each);
                    return each.sighting;
                }
            }
        }
        return null;
    }

    /** Frames received whose like have been received later will not be copied any more. */
    private static void forgetBefore(Deque<Departure> sent, Departure last) {
        while (!sent.getFirst().sighting.equals(last.sighting) && !sent.getFirst().receivers.isEmpty()) {
            sent.removeFirst();
        }
    }

    private Key key(CapturedPacket packet) {
        long hash = FNV_OFFSET;
        for (byte each : packet.bytes()) {
            hash = (hash ^ each) * FNV_PRIME;
        }
        return new Key(mediumOf.getOrDefault(packet.passed(), -1), hash, packet.length());
    }
}
