package wireclock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import wireclock.engine.SimTime;
import wireclock.metrics.FlowLimit;
import wireclock.metrics.FlowRecord;
import wireclock.reports.limits.WhatIfRow;

class WhatIfTableTest {
    private static FlowRecord flow(double goodputBitPerS, @Nullable Long completionPs, String limitedBy) {
        FlowRecord flow = new FlowRecord("bulk", "tcp", "a", "b");
        flow.goodputBitPerS = goodputBitPerS;
        flow.completionTimePs = completionPs;
        flow.limitedBy = limitedBy;
        return flow;
    }

    @Test
    void goodputsOrTimesUnderEachLimit() {
        FlowRecord before = flow(4e6, null, "send buffer");
        FlowRecord short0 = flow(1e6, 2 * SimTime.SECOND, "recovery");
        List<WhatIfRow> rows = List.of(
                new WhatIfRow("bulk", FlowLimit.SEND_BUFFER, 0.9, "send_buffer 32 kB → 1 MB", before,
                        flow(76e6, null, "congestion window"), ""),
                new WhatIfRow("bulk", FlowLimit.RECOVERY, 0.1, "sack", before, flow(3e6, null, "send buffer"), ""),
                new WhatIfRow("bulk", FlowLimit.RECOVERY, 0.1, "wire: rate 1 → 2 Mbit/s", before, null, "no such hub"),
                new WhatIfRow("file", FlowLimit.HANDSHAKE, 0.5, "", short0, null, "one round trip is the least"),
                new WhatIfRow("file", FlowLimit.RECOVERY, 0.5, "no losses on wire", short0,
                        flow(2e6, SimTime.SECOND, "handshake"), ""));
        assertThat(WhatIfTable.render(rows, new TerminalStyle(false, false))).isEqualTo("""
                what if                       before      after      gain  then limited by
                bulk, send buffer 90 %
                  send_buffer 32 kB → 1 MB  4 Mbit/s  76 Mbit/s  19 times  congestion window
                bulk, recovery 10 %
                  sack                      4 Mbit/s   3 Mbit/s     -25 %  send buffer
                  wire: rate 1 → 2 Mbit/s: no such hub
                file, handshake 50 %
                  nothing to try: one round trip is the least
                file, recovery 50 %
                  no losses on wire              2 s        1 s    +100 %  handshake
                """);
        assertThat(WhatIfTable.render(List.of(), new TerminalStyle(false, false))).isEmpty();
    }
}
