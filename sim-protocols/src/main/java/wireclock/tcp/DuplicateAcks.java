package wireclock.tcp;

/**
 * What duplicate ACKs tell where the peer has no SACK: each stands for some segment that has left the network, whichever
 * it was (RFC 5681 §3.2; Linux: tcp_add_reno_sack, tcp_remove_reno_sacks).
 */
final class DuplicateAcks {
    private final Scoreboard scoreboard;
    private final Rack rack;

    DuplicateAcks(Scoreboard scoreboard, Rack rack) {
        this.scoreboard = scoreboard;
        this.rack = rack;
    }

    void add(AckReport report, int count) {
        if (count == 0) {
            return;
        }
        int before = scoreboard.duplicates();
        if (!scoreboard.addDuplicates(count)) {
            rack.sawDuplicates(scoreboard.outstanding());
        }
        report.delivered += Math.max(scoreboard.duplicates() - before, 0);
    }

    /** With SACK, but not by time: what enough later segments were reported in spite of is lost (RFC 6675 §4). */
    void markOvertaken() {
        int above = 0;
        for (int number = scoreboard.tail() - 1; number - scoreboard.head() >= 0; number--) {
            int flags = scoreboard.flags(number);
            above += flags & Scoreboard.SACKED;
            boolean untouched = (flags & (Scoreboard.SACKED | Scoreboard.LOST | Scoreboard.RESENT)) == 0;
            if (above >= rack.reordering() && untouched) {
                scoreboard.markLost(number);
            }
        }
    }

    /** An ACK has taken segments out; the first was the hole, the others had been counted by duplicates. */
    void remove(AckReport report) {
        report.delivered = Math.max(report.removed - scoreboard.duplicates(), 1);
        scoreboard.removeDuplicates(report.removed);
        if (!scoreboard.limitDuplicates()) {
            rack.sawDuplicates(scoreboard.outstanding() + report.removed);
        }
        if (report.resentAcked) {
            // It may have been the retransmission: that tells nothing of the others.
            report.originalArrived = false;
        }
    }
}
