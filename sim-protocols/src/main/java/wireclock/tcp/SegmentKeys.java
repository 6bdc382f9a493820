package wireclock.tcp;

import java.util.HashMap;
import java.util.Map;
import wireclock.wire.TcpSegment;
import wireclock.wire.TcpSignature;

/** With which peers a host exchanges signed segments only, and under which keys (RFC 2385; Linux: TCP_MD5SIG). */
final class SegmentKeys {
    private final Map<Integer, TcpSignature> keys = new HashMap<>();

    /** Segments to and from a peer are signed from now on. */
    void set(int peer, TcpSignature key) {
        keys.put(peer, key);
    }

    boolean has(int peer) {
        return keys.containsKey(peer);
    }

    /** The segment as it leaves. */
    TcpSegment signed(TcpSegment segment, int source, int destination) {
        TcpSignature key = keys.get(destination);
        return key == null ? segment : key.sign(segment, source, destination);
    }

    /**
     * Whether a segment that has arrived is to be heeded: signed under the right key, or without a signature where none
     * is expected (tcp_inbound_md5_hash).
     */
    boolean isHeeded(TcpSegment segment, int source, int destination) {
        TcpSignature key = keys.get(source);
        return key == null ? !segment.options().isSigned() : key.isOf(segment, source, destination);
    }
}
