package wireclock.device;

import java.util.List;
import wireclock.ethernet.Nic;

/**
 * A repeater hub (IEEE 802.3, clauses 9 and 27). It has no adapters and reads no frames: what it does to signals is the
 * medium that its stations share, {@code wireclock.csma.CollisionDomain}.
 */
public record Hub(String name) implements Node {
    @Override
    public List<Nic> nics() {
        return List.of();
    }
}
