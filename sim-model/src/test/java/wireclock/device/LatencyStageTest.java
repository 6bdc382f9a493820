package wireclock.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.engine.Event;
import wireclock.engine.Scheduler;
import wireclock.ethernet.FrameReceiver;
import wireclock.wire.BytesPayload;
import wireclock.wire.EthernetFrame;
import wireclock.wire.RawFramePayload;

class LatencyStageTest {
    private final Scheduler scheduler = new Scheduler();

    @Test
    void noLatencyNoStage() {
        FrameReceiver receiver = frame -> {};
        assertThat(new LatencyStage(scheduler, 0, 0).before(receiver)).isSameAs(receiver);
    }

    @Test
    void everyFrameWaitsEquallyLongInTheOrderOfArrival() {
        LatencyStage stage = new LatencyStage(scheduler, scheduler.newComponent(), 1000);
        List<String> left = new ArrayList<>();
        FrameReceiver eth0 = stage.before(frame -> left.add("eth0 " + frame.source() + " at " + scheduler.nowPs()));
        FrameReceiver eth1 = stage.before(frame -> left.add("eth1 " + frame.source() + " at " + scheduler.nowPs()));
        List<String> expected = new ArrayList<>();
        Event arrivals = new Event(scheduler.newComponent()) {
            private int count;

            @Override
            public void fire() {
                // Two frames every 10 ps: 200 wait at once, more than the ring has places at first.
                eth0.receive(frame(count));
                eth1.receive(frame(count));
                expected.add("eth0 " + count + " at " + (scheduler.nowPs() + 1000));
                expected.add("eth1 " + count + " at " + (scheduler.nowPs() + 1000));
                count++;
                if (count < 500) {
                    scheduler.schedule(this, scheduler.nowPs() + 10);
                }
            }
        };
        scheduler.schedule(arrivals, 0);
        int most = 0;
        for (int i = 0; i < 10_000; i++) {
            scheduler.run(Long.MAX_VALUE, 1);
            most = Math.max(most, scheduler.pendingEvents());
        }

        assertThat(left).containsExactlyElementsOf(expected);
        assertThat(most).as("one pending event for all that wait").isEqualTo(2);
    }

    private static EthernetFrame frame(long source) {
        return new EthernetFrame(1, source, 0x88B5, new RawFramePayload(BytesPayload.EMPTY));
    }
}
