package wireclock.tcp;

import wireclock.wire.TcpOptions;

/**
 * The reader of SACK blocks (RFC 2018 §5): marks in the scoreboard what they report, and recognises the reports of
 * segments that have arrived twice (RFC 2883). Successive ACKs repeat most of it, so the blocks seen last are remembered,
 * and what they cover is not looked at again.
 */
final class SackedBlocks {
    private final Scoreboard scoreboard;
    private final Rack rack;
    private final WindowReduction reduction;
    private final TcpStats stats;
    /** Edges of the blocks seen last. */
    private final long[] seenBlocks = new long[8];
    private int seenEdges;

    SackedBlocks(Scoreboard scoreboard, Rack rack, WindowReduction reduction, TcpStats stats) {
        this.scoreboard = scoreboard;
        this.rack = rack;
        this.reduction = reduction;
        this.stats = stats;
    }

    /** Takes every block for new from now on: the scoreboard has forgotten marks or cut segments. */
    void forget() {
        seenEdges = 0;
    }

    /**
     * Enters what the blocks of an ACK say beyond what those of the one before said.
     *
     * @param sndUna the acknowledgement number, or SND.UNA if it is older
     * @param probeEnd end of the loss probe that is under way, or {@link AckReport#NONE}
     */
    void enter(TcpOptions options, long ack, long sndUna, long sndNxt, long maxWindow, int segmentSize, long probeEnd,
            AckReport report) {
        int blocks = Math.min(options.sackBlocks(), seenBlocks.length / 2);
        boolean duplicate = isDuplicateReport(options, blocks, ack)
                && takeDuplicateReport(options, ack, sndUna, maxWindow, segmentSize, probeEnd, report);
        for (int i = duplicate ? 1 : 0; i < blocks; i++) {
            long left = SequenceNumbers.extend(options.sackLeft(i), ack);
            long right = SequenceNumbers.extend(options.sackRight(i), ack);
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
                scoreboard.sack(left, right, from, reduction.recoveryPoint(), rack, report);
            }
        }
        seenEdges = 0;
        for (int i = duplicate ? 1 : 0; i < blocks; i++) {
            seenBlocks[seenEdges++] = SequenceNumbers.extend(options.sackLeft(i), ack);
            seenBlocks[seenEdges++] = SequenceNumbers.extend(options.sackRight(i), ack);
        }
    }

    /** RFC 2883 §4: the first block lies below the acknowledgement or within the second. */
    private static boolean isDuplicateReport(TcpOptions options, int blocks, long ack) {
        if (blocks == 0) {
            return false;
        }
        long left = SequenceNumbers.extend(options.sackLeft(0), ack);
        if (left < ack) {
            return true;
        }
        return blocks > 1 && SequenceNumbers.extend(options.sackRight(0), ack)
                <= SequenceNumbers.extend(options.sackRight(1), ack)
                && left >= SequenceNumbers.extend(options.sackLeft(1), ack);
    }

    private boolean takeDuplicateReport(TcpOptions options, long ack, long sndUna, long maxWindow, int segmentSize,
            long probeEnd, AckReport report) {
        long left = SequenceNumbers.extend(options.sackLeft(0), ack);
        long right = SequenceNumbers.extend(options.sackRight(0), ack);
        if (left >= right || right - left > maxWindow) {
            return true;
        }
        int segments = 1;
        if (right - left > segmentSize) {
            segments = (int) ((right - left + segmentSize - 1) / segmentSize);
        } else if (right == probeEnd) {
            report.probeDuplicate = true;
        }
        stats.duplicateReports += segments;
        if (stats.duplicateReports > stats.retransmits) {
            // The network, not this sender, has doubled it.
            return true;
        }
        if (!report.probeDuplicate) {
            rack.sawDuplicateReport();
        }
        report.duplicateReported = true;
        report.delivered += segments;
        if (right <= report.priorUna) {
            reduction.retransmissionsNeedless(segments, right);
        } else if (left >= sndUna) {
            reduction.retransmissionsNeedless(scoreboard.reportedTwice(left, right, report), right);
        }
        return true;
    }
}
