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

    /**
     * The machine dies: its adapters are deaf and mute, and whatever it has learned, or has under way inside, is lost.
     * What has been handed to a link goes out; the carrier stays.
     */
    default void crash() {
        nics().forEach(nic -> nic.setPowered(false));
    }

    /** The machine comes up again after a crash, with its configuration and nothing else. */
    default void restart() {
        nics().forEach(nic -> nic.setPowered(true));
    }

    /**
     * Time stands still for the machine: a stopped virtual machine, a kernel that hangs. Its timers do not expire, its
     * adapters keep what fits into their receive rings. One that has no clock of its own is simply deaf and mute.
     */
    default void freeze() {
        nics().forEach(nic -> nic.setPowered(false));
    }

    /** The machine goes on: timers whose time has passed expire now, then the frames in the rings are taken. */
    default void thaw() {
        nics().forEach(nic -> nic.setPowered(true));
    }
}
