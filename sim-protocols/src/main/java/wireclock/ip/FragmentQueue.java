package wireclock.ip;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import wireclock.wire.Ipv4Codec;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.IpPayload;
import wireclock.wire.MalformedPacketException;
import wireclock.wire.RawIpPayload;

/**
 * The fragments of one packet that have arrived, and the holes between them (RFC 815). A fragment must fit into one
 * hole. One that meets no hole brings nothing new and is dropped; one that meets a hole and what is there already is
 * an attack or a mistake, and the whole packet is given up (RFC 5722's rule, which Linux applies to IPv4 too).
 */
final class FragmentQueue {
    /** Further than any fragment reaches: 8191 units of 8 bytes and a whole packet. */
    private static final int FAR = 1 << 17;

    private static final int NOT_ECT = 1;
    private static final int CE = 1 << 3;

    final FragmentKey key;
    final long deadlinePs;

    /** Bytes from {@code first} up to and without {@code end} that have not come. */
    private record Hole(int first, int end) {}

    private final List<Hole> holes = new ArrayList<>();
    private final List<Ipv4Packet> fragments = new ArrayList<>();
    private @Nullable Ipv4Packet firstFragment;
    /** Where the payload ends, or would if nothing more came. */
    private int end;
    private boolean lastSeen;
    private int memoryBytes;
    /** A bit for each ECN codepoint that has been seen. */
    private int codepoints;

    FragmentQueue(FragmentKey key, long deadlinePs) {
        this.key = key;
        this.deadlinePs = deadlinePs;
        holes.add(new Hole(0, FAR));
    }

    /**
     * Takes a fragment, or says what is wrong: {@link IpDropReason#FRAGMENT_DUPLICATE} with the fragment alone,
     * anything else with the packet.
     */
    @Nullable IpDropReason add(Ipv4Packet fragment) {
        int from = fragment.fragmentOffsetBytes();
        int to = from + fragment.payload().length();
        if (fragment.moreFragments()) {
            // Linux takes as much as can be continued.
            to &= ~7;
        }
        if (to == from || !agreesOnTheEnd(to, fragment.moreFragments())) {
            return IpDropReason.FRAGMENT_INCONSISTENT;
        }
        if (to > Ipv4Packet.MAX_TOTAL_LENGTH - Ipv4Packet.HEADER_BYTES) {
            // "Ping of death": together they would be longer than any packet.
            return IpDropReason.FRAGMENT_TOO_LONG;
        }
        IpDropReason misfit = fill(from, to);
        if (!fragment.moreFragments()) {
            // Behind the last one nothing is missing.
            holes.removeIf(hole -> hole.first >= end);
        }
        if (misfit == null) {
            fragments.add(fragment);
            memoryBytes += memoryOf(fragment);
            codepoints |= 1 << (fragment.typeOfService() & 3);
            if (from == 0) {
                firstFragment = fragment;
            }
        }
        return misfit;
    }

    private boolean agreesOnTheEnd(int to, boolean more) {
        if (more) {
            if (lastSeen && to > end) {
                return false;
            }
            end = Math.max(end, to);
        } else {
            if (to < end || lastSeen && to != end) {
                return false;
            }
            lastSeen = true;
            end = to;
        }
        return true;
    }

    private @Nullable IpDropReason fill(int from, int to) {
        for (int i = 0; i < holes.size(); i++) {
            Hole hole = holes.get(i);
            if (to <= hole.first || from >= hole.end) {
                continue;
            }
            if (from < hole.first || to > hole.end) {
                return IpDropReason.FRAGMENT_OVERLAP;
            }
            holes.remove(i);
            if (to < hole.end) {
                holes.add(i, new Hole(to, hole.end));
            }
            if (hole.first < from) {
                holes.add(i, new Hole(hole.first, from));
            }
            return null;
        }
        return IpDropReason.FRAGMENT_DUPLICATE;
    }

    boolean isComplete() {
        return lastSeen && holes.isEmpty();
    }

    /** Fragments that are kept. */
    int size() {
        return fragments.size();
    }

    int memoryBytes() {
        return memoryBytes;
    }

    /** The one that has the transport's header; null while it has not come. */
    @Nullable Ipv4Packet firstFragment() {
        return firstFragment;
    }

    /**
     * Whether the ECN fields of the fragments can be told together (RFC 3168 §5.3): a mark must not be lost, and can
     * only have been made on a packet all of whose fragments allowed it.
     */
    boolean agreesOnEcn() {
        return (codepoints & NOT_ECT) == 0 || codepoints == NOT_ECT;
    }

    /**
     * The whole packet, with the header of its first fragment.
     *
     * @throws MalformedPacketException if its payload is not what its protocol says
     */
    Ipv4Packet assemble() throws MalformedPacketException {
        Ipv4Packet first = Objects.requireNonNull(firstFragment);
        byte[] bytes = new byte[end];
        for (Ipv4Packet fragment : fragments) {
            RawIpPayload part = (RawIpPayload) fragment.payload();
            int at = fragment.fragmentOffsetBytes();
            part.bytes().copyTo(0, bytes, at, Math.min(part.length(), end - at));
        }
        IpPayload payload = Ipv4Codec.decodePayload(key.protocol(), key.source(), key.destination(), bytes);
        int typeOfService = (codepoints & CE) != 0 ? first.typeOfService() | 3 : first.typeOfService();
        return new Ipv4Packet(typeOfService, first.identification(), 0, first.timeToLive(), first.source(),
                first.destination(), first.options(), payload);
    }

    /**
     * What Linux would account for a fragment (skb->truesize): its data with headroom and the shared info (320 bytes)
     * in a block whose size is a power of two, and 256 bytes to describe it. Many small ones cost more than a large
     * one.
     */
    static int memoryOf(Ipv4Packet fragment) {
        int data = fragment.totalLength() + 14 + 64 + 320;
        return 256 + (Integer.highestOneBit(data - 1) << 1);
    }
}
