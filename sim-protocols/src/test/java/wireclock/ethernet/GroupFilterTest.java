package wireclock.ethernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wireclock.wire.BytesPayload;
import wireclock.wire.EthernetFrame;
import wireclock.wire.Ipv4Address;
import wireclock.wire.MacAddress;
import wireclock.wire.RawFramePayload;

/** Which frames an adapter passes up, and what it counts. */
class GroupFilterTest {
    private static final long OWN = 0x0200_0000_0001L;
    private static final long OTHER = 0x0200_0000_0002L;
    private static final long GROUP = MacAddress.ofGroup(Ipv4Address.parse("239.1.2.3"));
    private static final long BRIDGES = 0x0180_C200_0000L;

    private final Nic nic = new Nic("h:eth0", OWN);
    private final List<Long> passed = new ArrayList<>();

    @BeforeEach
    void connect() {
        nic.setReceiver(frame -> passed.add(frame.destination()));
    }

    @Test
    void passesItsOwnBroadcastAndWhatWasJoined() {
        nic.joinGroup(GROUP);
        arrive(OWN, OTHER, MacAddress.BROADCAST, GROUP, GROUP + 1, BRIDGES);

        assertThat(passed).containsExactly(OWN, MacAddress.BROADCAST, GROUP);
        assertThat(nic.stats().framesReceived).isEqualTo(3);
        assertThat(nic.stats().filtered).isEqualTo(3);
        assertThat(nic.stats().multicastFiltered).isEqualTo(2);
    }

    @Test
    void staysInAGroupUntilTheLastHasLeft() {
        nic.joinGroup(GROUP);
        nic.joinGroup(GROUP);
        nic.leaveGroup(GROUP);
        arrive(GROUP);
        nic.leaveGroup(GROUP);
        arrive(GROUP);

        assertThat(passed).containsExactly(GROUP);
        assertThatThrownBy(() -> nic.leaveGroup(GROUP)).hasMessage("01:00:5e:01:02:03 was not joined");
    }

    @Test
    void aMulticastRoutersAdapterPassesAllGroupsAndABridgesEverything() {
        nic.setAllMulticast(true);
        arrive(GROUP, BRIDGES, OTHER);
        assertThat(passed).containsExactly(GROUP, BRIDGES);

        nic.setPromiscuous(true);
        arrive(OTHER);
        assertThat(passed).endsWith(OTHER);
    }

    /** Against a list in which every join is an entry. */
    @Test
    void joinsAndLeavesInAnyOrder() {
        long seed = 7;
        SplittableRandom random = new SplittableRandom(seed);
        List<Long> joined = new ArrayList<>();
        for (int step = 0; step < 5000; step++) {
            long group = GROUP + random.nextInt(12);
            if (random.nextInt(3) == 0) {
                nic.joinGroup(group);
                joined.add(group);
            } else if (joined.remove((Long) group)) {
                nic.leaveGroup(group);
            }
            passed.clear();
            long asked = GROUP + random.nextInt(12);
            arrive(asked);
            assertThat(!passed.isEmpty()).as("seed %d step %d", seed, step).isEqualTo(joined.contains(asked));
        }
    }

    private void arrive(long... destinations) {
        for (long destination : destinations) {
            nic.receive(new EthernetFrame(destination, OTHER, 0x88B5, new RawFramePayload(BytesPayload.EMPTY)));
        }
    }
}
