package wireclock.packetdrill;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One connection between the stack and the peer of a script, and how the script's numbers for it are those on the wire.
 * The peer uses the script's sequence numbers as they are; the stack's begin anywhere, and its timestamps too.
 */
final class Conversation {
    final int remotePort;
    /** 0 until the stack's first packet has told it. */
    int localPort;
    private boolean synchronizedOut;
    private int offset;
    private int lastSequence;
    /** The script's initial sequence numbers: but for SYNs its numbers count from there. */
    private int ourInitial;
    private int peerInitial;
    private boolean synchronizedIn;
    private final Map<Integer, Integer> timestamps = new HashMap<>();
    private @Nullable Integer firstTimestampOffset;

    Conversation(int localPort, int remotePort) {
        this.localPort = localPort;
        this.remotePort = remotePort;
    }

    /** Learns from the first packet of the stack what its initial sequence number is. */
    void learn(int scriptSequence, int liveSequence) {
        if (!synchronizedOut) {
            synchronizedOut = true;
            offset = liveSequence - scriptSequence;
            ourInitial = scriptSequence;
        }
    }

    /** Learns from the first SYN of the peer what the script's initial sequence number for it is. */
    void learnPeer(int scriptSequence) {
        if (!synchronizedIn) {
            synchronizedIn = true;
            peerInitial = scriptSequence;
        }
    }

    /** The number on the wire for one of the peer's: those on segments with SYN are what they are. */
    int liveOfPeer(int script, boolean syn) {
        return syn ? script : script + peerInitial;
    }

    /** The number on the wire for one of the stack's. */
    int liveOfOurs(int script, boolean syn) {
        return script + offset + (syn ? 0 : ourInitial);
    }

    /** A new handshake begins on the same ports. */
    void forget() {
        synchronizedOut = false;
        timestamps.clear();
        firstTimestampOffset = null;
    }

    boolean isSynchronizedOut() {
        return synchronizedOut;
    }

    int liveOfOurs(int script) {
        return liveOfOurs(script, false);
    }

    int scriptOfOurs(int live, boolean syn) {
        return live - offset - (syn ? 0 : ourInitial);
    }

    /** Notes which timestamp on the wire the script's stands for. */
    void timestamp(int script, int live) {
        timestamps.put(script, live);
        if (firstTimestampOffset == null) {
            firstTimestampOffset = live - script;
        }
    }

    /** The timestamp on the wire for one of the script's, or that itself where the stack has sent none like it. */
    int liveTimestamp(int script) {
        return timestamps.getOrDefault(script, script);
    }

    /** How far a timestamp is from where the first one said it would be, in ticks. */
    int timestampError(int script, int live) {
        return firstTimestampOffset == null ? 0 : live - script - firstTimestampOffset;
    }

    void sent(int sequence) {
        lastSequence = sequence;
    }

    /** Sequence number on the wire of the packet that the stack sent last. */
    int lastSequence() {
        return lastSequence;
    }
}
