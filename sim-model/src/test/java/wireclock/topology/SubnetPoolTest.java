package wireclock.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import wireclock.wire.Ipv4Prefix;

class SubnetPoolTest {
    @Test
    void theNumberOfTheSegmentIsTheThirdOctet() {
        SubnetPool pool = new SubnetPool(List.of());

        assertThat(pool.take(0, 2)).hasToString("10.0.0.0/24");
        assertThat(pool.take(7, 250)).hasToString("10.0.7.0/24");
        assertThat(pool.take(256, 2)).hasToString("10.1.0.0/24");
    }

    @Test
    void aCrowdedSegmentGetsAWiderAlignedNetworkAndItsNeighboursMakeRoom() {
        SubnetPool pool = new SubnetPool(List.of());

        assertThat(pool.take(0, 2)).hasToString("10.0.0.0/24");
        assertThat(pool.take(1, 251)).hasToString("10.0.2.0/23");
        assertThat(pool.take(2, 2)).hasToString("10.0.4.0/24");
        assertThat(pool.take(3, 1000)).hasToString("10.0.8.0/22");
        assertThat(pool.take(4, 2)).hasToString("10.0.5.0/24");
    }

    @Test
    void networksGivenByHandAreLeftOut() {
        SubnetPool pool = new SubnetPool(List.of(Ipv4Prefix.parse("10.0.0.128/25"), Ipv4Prefix.parse("10.0.2.0/23")));

        assertThat(pool.take(0, 2)).hasToString("10.0.1.0/24");
        assertThat(pool.take(1, 2)).hasToString("10.0.4.0/24");
    }

    @Test
    void anEmptyPoolSaysSo() {
        assertThat(new SubnetPool(List.of(Ipv4Prefix.parse("0.0.0.0/0"))).take(0, 2)).isNull();
        SubnetPool pool = new SubnetPool(List.of());
        assertThat(Objects.requireNonNull(pool.take(65_535, 2))).hasToString("10.255.255.0/24");
        assertThat(pool.take(65_536, 2)).isNull();
    }
}
