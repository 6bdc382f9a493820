package wireclock.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.bridge.MacTableEntry;
import wireclock.engine.Event;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.ethernet.Nic;
import wireclock.wire.BytesPayload;
import wireclock.wire.EthernetFrame;
import wireclock.wire.MacAddress;
import wireclock.wire.RawFramePayload;

class SwitchTest {
    private static final long A = 0x02_00_00_00_00_0AL;
    private static final long B = 0x02_00_00_00_00_0BL;
    private static final long C = 0x02_00_00_00_00_0CL;

    private final Scheduler scheduler = new Scheduler();
    private final List<List<EthernetFrame>> out = new ArrayList<>();

    @Test
    void floodsTheUnknownAndLearns() {
        Switch hub = hub(SwitchConfig.DEFAULT);
        EthernetFrame fromA = frame(A, B);
        arrive(hub, 0, fromA);
        assertSent(0, 1, 1);
        assertThat(out.get(1).getFirst()).as("passed on by reference").isSameAs(fromA);
        assertThat(hub.macTable()).containsExactly(new MacTableEntry(0, A, 0, 0));

        arrive(hub, 1, frame(B, A));
        assertSent(1, 1, 1);
        arrive(hub, 0, frame(A, B));
        assertSent(1, 2, 1);
        assertThat(hub.stats().flooded).isEqualTo(1);
        assertThat(hub.stats().forwarded).isEqualTo(2);
    }

    @Test
    void floodsBroadcastAndMulticastButNeverBack() {
        Switch hub = hub(SwitchConfig.DEFAULT);
        arrive(hub, 1, frame(B, MacAddress.BROADCAST));
        arrive(hub, 1, frame(B, 0x0100_5E00_0001L));

        assertSent(2, 0, 2);
        assertThat(hub.stats().flooded).isEqualTo(2);
    }

    @Test
    void keepsFramesWithinTheirOwnSegment() {
        Switch hub = hub(SwitchConfig.DEFAULT);
        arrive(hub, 0, frame(A, MacAddress.BROADCAST));
        arrive(hub, 0, frame(C, A));

        assertSent(0, 1, 1);
        assertThat(hub.stats().filtered).isEqualTo(1);
    }

    @Test
    void followsAStationThatMoves() {
        Switch hub = hub(SwitchConfig.DEFAULT);
        arrive(hub, 0, frame(A, MacAddress.BROADCAST));
        arrive(hub, 2, frame(A, MacAddress.BROADCAST));
        arrive(hub, 1, frame(B, A));

        assertSent(1, 2, 2);
        assertThat(hub.macTable()).extracting(MacTableEntry::port).containsExactly(2, 1);
    }

    @Test
    void forgetsStationsThatAreSilentFor300Seconds() {
        Switch hub = hub(SwitchConfig.DEFAULT);
        arrive(hub, 0, frame(A, MacAddress.BROADCAST));
        moveTo(300 * SimTime.SECOND - 1);
        arrive(hub, 1, frame(B, A));
        assertSent(1, 1, 1);
        moveTo(300 * SimTime.SECOND);
        arrive(hub, 1, frame(B, A));
        assertSent(2, 1, 2);
    }

    @Test
    void aFullTableFloodsForNewcomers() {
        Switch hub = hub(new SwitchConfig(0, 300 * SimTime.SECOND, 1));
        arrive(hub, 0, frame(A, MacAddress.BROADCAST));
        arrive(hub, 1, frame(B, A));
        assertSent(1, 1, 1);
        arrive(hub, 0, frame(A, B));
        assertSent(1, 2, 2);
    }

    @Test
    void discardsWhatNoBridgePassesOn() {
        Switch hub = hub(SwitchConfig.DEFAULT);
        arrive(hub, 0, frame(MacAddress.BROADCAST, A));
        arrive(hub, 0, frame(0, A));
        arrive(hub, 0, frame(A, 0x0180_C200_000EL));

        assertSent(0, 0, 0);
        assertThat(hub.stats().discarded).isEqualTo(3);
        assertThat(hub.macTable()).isEmpty();
    }

    @Test
    void framesWaitForTheLatency() {
        Switch hub = hub(new SwitchConfig(5 * SimTime.MICROSECOND, 300 * SimTime.SECOND, 10));
        arrive(hub, 0, frame(A, B));
        scheduler.run(5 * SimTime.MICROSECOND - 1, Long.MAX_VALUE);
        assertSent(0, 0, 0);
        scheduler.run(5 * SimTime.MICROSECOND, Long.MAX_VALUE);
        assertSent(0, 1, 1);
    }

    /** A switching hub with three ports whose wires end in lists. */
    private Switch hub(SwitchConfig config) {
        Switch hub = new Switch(scheduler, "sw1", config);
        for (int port = 0; port < 3; port++) {
            List<EthernetFrame> sent = new ArrayList<>();
            out.add(sent);
            Nic nic = hub.addPort("eth" + port, 0x02_00_00_00_01_00L + port);
            nic.attach(sent::add);
            assertThat(hub.nic("eth" + port)).isSameAs(nic);
        }
        assertThat(hub.nic("eth3")).isNull();
        return hub;
    }

    private static void arrive(Switch hub, int port, EthernetFrame frame) {
        hub.nics().get(port).receive(frame);
    }

    private static EthernetFrame frame(long source, long destination) {
        return new EthernetFrame(destination, source, 0x88B5, new RawFramePayload(BytesPayload.EMPTY));
    }

    private void assertSent(int... frames) {
        assertThat(out.stream().mapToInt(List::size).toArray()).containsExactly(frames);
    }

    private void moveTo(long timePs) {
        Event tick = new Event(scheduler.newComponent()) {
            @Override
            public void fire() {}
        };
        scheduler.schedule(tick, timePs);
        scheduler.run(timePs, Long.MAX_VALUE);
    }
}
