package wireclock.topology;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import wireclock.wire.VlanTag;

/**
 * An interface of a host or router that is one VLAN of another, all its frames tagged, by its name: {@code eth0.10} is
 * VLAN 10 on {@code eth0}, as Linux has it.
 *
 * @param parent the interface with the cable
 */
public record VlanInterface(String parent, int vid) {
    private static final Pattern NAME = Pattern.compile("(.+)\\.([0-9]{1,4})");

    /** What a name says, or null for an interface that is no such part. */
    public static @Nullable VlanInterface of(String interfaceName) {
        Matcher name = NAME.matcher(interfaceName);
        if (!name.matches()) {
            return null;
        }
        int vid = Integer.parseInt(name.group(2));
        return vid < VlanTag.MIN_VID || vid > VlanTag.MAX_VID ? null : new VlanInterface(name.group(1), vid);
    }
}
