package wireclock.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.link.DropReason;
import wireclock.wire.BytesPayload;
import wireclock.wire.EthernetFrame;
import wireclock.wire.RawFramePayload;

/** Frames are noted at 1, 2, 3 … ps: the time tells which one it is. */
class PacketLogTest {
    private static final EthernetFrame FRAME =
            new EthernetFrame(0x0200_0000_0002L, 0x0200_0000_0001L, 0x88b5, new RawFramePayload(BytesPayload.EMPTY));

    private static void pass(PacketLog log, long fromPs, long toPs) {
        for (long timePs = fromPs; timePs <= toPs; timePs++) {
            log.note(timePs, 3, timePs % 2 == 0, FRAME, null);
        }
    }

    private static List<Long> kept(PacketLog log) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < log.kept().size(); i++) {
            times.add(log.kept().timePs(i));
        }
        return times;
    }

    @Test
    void aShortRunIsKeptWhole() {
        PacketLog log = new PacketLog(0);
        pass(log, 1, 100);
        assertThat(kept(log)).hasSize(100);
        assertThat(log.kept().port(4)).isEqualTo(3);
        assertThat(log.kept().isSent(4)).isFalse();
        assertThat(log.kept().isSent(5)).isTrue();
    }

    @Test
    void ofALongRunTheBeginningIsKeptAndWhatWentOnAroundALoss() {
        PacketLog log = new PacketLog();
        pass(log, 1, 20_000);
        log.note(20_001, 3, true, FRAME, DropReason.QUEUE_FULL);
        pass(log, 20_002, 50_000);
        List<Long> times = kept(log);
        // 64 before, the loss itself with 191 after it.
        assertThat(times).hasSize(PacketLog.FIRST + 64 + 192).isSorted().doesNotHaveDuplicates();
        assertThat(times.get(PacketLog.FIRST - 1)).isEqualTo(PacketLog.FIRST);
        assertThat(times.get(PacketLog.FIRST)).isEqualTo(20_001 - 64);
        assertThat(times.getLast()).isEqualTo(20_001 + 191);
        assertThat(log.kept().drop(PacketLog.FIRST + 64)).isEqualTo(DropReason.QUEUE_FULL);
        assertThat(log.seen()).isEqualTo(50_000);
    }

    @Test
    void whatFollowsAnInstantIsKept() {
        PacketLog log = new PacketLog(7, 30_000);
        pass(log, 1, 40_000);
        assertThat(kept(log)).hasSize(PacketLog.FIRST + 1_200).contains(30_000L, 31_199L)
                .doesNotContain(29_999L, 31_200L);
    }

    @Test
    void manyLossesLeaveRoomForTheInstantsToCome() {
        PacketLog log = new PacketLog(900_000);
        for (long timePs = 1; timePs <= 1_000_000; timePs++) {
            log.note(timePs, 3, true, FRAME, timePs % 500 == 0 ? DropReason.RANDOM_LOSS : null);
        }
        assertThat(kept(log)).hasSizeLessThanOrEqualTo(PacketLog.MOST).contains(900_000L, 901_000L).isSorted();
    }
}
