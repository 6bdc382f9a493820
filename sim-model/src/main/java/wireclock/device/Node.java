package wireclock.device;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.ethernet.Nic;

/** A device of the network: something with a name and adapters that links are plugged into. */
public interface Node {
    /** Unique in the network. */
    String name();

    /** The adapters in the order in which they were added. */
    List<Nic> nics();

    /** The adapter of an interface or port, for example {@code eth0}, or null when there is none of that name. */
    default @Nullable Nic nic(String interfaceName) {
        String fullName = name() + ":" + interfaceName;
        for (Nic nic : nics()) {
            if (nic.name().equals(fullName)) {
                return nic;
            }
        }
        return null;
    }
}
