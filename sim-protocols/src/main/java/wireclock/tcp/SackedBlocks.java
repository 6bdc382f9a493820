package wireclock.tcp;

import wireclock.wire.TcpOptions;

/**
 * The reader of SACK blocks (RFC 2018 §5): marks in the scoreboard what they report. Successive ACKs repeat most of it,
 * so the blocks seen last are remembered, and what they cover is not looked at again.
 */
final class SackedBlocks {
    private final Scoreboard scoreboard;
    /** Edges of the blocks seen last. */
    private final long[] seenBlocks = new long[8];
    private int seenEdges;

    SackedBlocks(Scoreboard scoreboard) {
        this.scoreboard = scoreboard;
    }

    /** Takes every block for new from now on: the scoreboard has forgotten marks or cut segments. */
    void forget() {
        seenEdges = 0;
    }

    /**
     * Enters what the blocks of an ACK say beyond what those of the one before said. Blocks that tell of bytes already
     * acknowledged cumulatively (RFC 2883) or not yet sent are passed over.
     */
    void enter(TcpOptions options, long sndUna, long sndNxt) {
        int blocks = Math.min(options.sackBlocks(), seenBlocks.length / 2);
        for (int i = 0; i < blocks; i++) {
            long left = SequenceNumbers.extend(options.sackLeft(i), sndUna);
            long right = SequenceNumbers.extend(options.sackRight(i), sndUna);
            if (right <= left || left < sndUna || right > sndNxt) {
                continue;
            }
            long from = left;
            for (int seen = 0; seen < seenEdges; seen += 2) {
                if (seenBlocks[seen] == left && seenBlocks[seen + 1] < right) {
                    from = seenBlocks[seen + 1];
                } else if (seenBlocks[seen] <= left && right <= seenBlocks[seen + 1]) {
                    from = right;
                }
            }
            if (from < right) {
                scoreboard.sack(left, right, from);
            }
        }
        for (int i = 0; i < blocks; i++) {
            seenBlocks[2 * i] = SequenceNumbers.extend(options.sackLeft(i), sndUna);
            seenBlocks[2 * i + 1] = SequenceNumbers.extend(options.sackRight(i), sndUna);
        }
        seenEdges = 2 * blocks;
    }
}
