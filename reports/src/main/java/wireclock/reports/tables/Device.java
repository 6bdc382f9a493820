package wireclock.reports.tables;

import org.jspecify.annotations.Nullable;
import wireclock.device.Node;
import wireclock.ethernet.Nic;
import wireclock.link.LinkDirection;

/**
 * A device as a table sees it: only to be read.
 *
 * @param nowPs the instant of the snapshot
 */
public record Device(Node node, long nowPs, Cables cables) {
    /** What is plugged in where. */
    public interface Cables {
        /** The way out of an adapter, or null if no link is plugged in. */
        @Nullable LinkDirection from(Nic nic);
    }

    /** The way out of an adapter, or null if no link is plugged in. */
    @Nullable LinkDirection cable(Nic nic) {
        return cables.from(nic);
    }

    /** A name without the device's own: {@code eth0}. */
    static String shortName(Nic nic) {
        return nic.name().substring(nic.name().indexOf(':') + 1);
    }
}
