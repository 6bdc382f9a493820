package wireclock.fault;

import wireclock.ip.NetworkInterface;

/** The settings of a node's interface that faults may change, each with what was configured. */
public final class ControlledInterface {
    private final Setting<Boolean> up;
    private final Setting<Address> address;
    private final Setting<Integer> mtu;

    /** An address with the length of its network's prefix. */
    public record Address(int address, int prefixLength) {}

    public ControlledInterface(NetworkInterface own) {
        up = new Setting<>(true, own::setUp);
        address = new Setting<>(new Address(own.address(), own.prefix().length()),
                given -> own.setAddress(given.address, given.prefixLength));
        mtu = new Setting<>(own.mtu(), own::setMtu);
    }

    public Setting<Boolean> up() {
        return up;
    }

    public Setting<Address> address() {
        return address;
    }

    public Setting<Integer> mtu() {
        return mtu;
    }
}
