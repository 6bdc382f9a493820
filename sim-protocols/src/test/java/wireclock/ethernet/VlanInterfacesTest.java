package wireclock.ethernet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.wire.BytesPayload;
import wireclock.wire.EthernetFrame;
import wireclock.wire.RawFramePayload;
import wireclock.wire.VlanTag;

class VlanInterfacesTest {
    private static final long OWN = 0x0200_0000_0001L;

    private final List<EthernetFrame> sent = new ArrayList<>();
    private final List<EthernetFrame> untagged = new ArrayList<>();
    private final List<EthernetFrame> ten = new ArrayList<>();
    private final Nic nic = new Nic("r1:eth0", OWN);

    @Test
    void tagsWhatIsSentAndSortsWhatArrives() {
        Nic part = divided();
        assertThat(part.name()).isEqualTo("r1:eth0.10");
        part.send(2, 0x88B5, new RawFramePayload(BytesPayload.EMPTY));
        assertThat(sent).singleElement().satisfies(frame -> {
            assertThat(frame.tag()).isEqualTo(VlanTag.of(10, 0));
            assertThat(frame.source()).isEqualTo(OWN);
        });
        EthernetFrame plain = frame(OWN);
        nic.receive(plain);
        nic.receive(plain.withTag(VlanTag.of(10, 7)));
        nic.receive(plain.withTag(VlanTag.of(20, 0)));
        nic.receive(frame(OWN + 1).withTag(VlanTag.of(10, 0)));
        assertThat(untagged).containsExactly(plain);
        assertThat(ten).containsExactly(plain);
        assertThat(nic.stats().filtered).as("another VLAN").isEqualTo(1);
        assertThat(part.stats().filtered).as("another station").isEqualTo(1);
    }

    @Test
    void goDownWithTheirAdapter() {
        Nic part = divided();
        nic.setLinkUp(false);
        assertThat(part.isLinkUp()).isFalse();
        part.send(2, 0x88B5, new RawFramePayload(BytesPayload.EMPTY));
        assertThat(part.stats().noCarrier).isEqualTo(1);
        nic.setLinkUp(true);
        part.send(2, 0x88B5, new RawFramePayload(BytesPayload.EMPTY));
        assertThat(sent).hasSize(1);
    }

    @Test
    void withoutVlansTaggedFramesAreNotForUs() {
        nic.setReceiver(untagged::add);
        nic.receive(frame(OWN).withTag(VlanTag.of(10, 0)));
        assertThat(untagged).isEmpty();
        assertThat(nic.stats().filtered).isEqualTo(1);
    }

    private Nic divided() {
        nic.attach(sent::add);
        nic.setReceiver(untagged::add);
        Nic part = new VlanInterfaces(nic).add("r1:eth0.10", 10);
        part.setReceiver(ten::add);
        return part;
    }

    private static EthernetFrame frame(long destination) {
        return new EthernetFrame(destination, 9, 0x88B5, new RawFramePayload(BytesPayload.EMPTY));
    }
}
