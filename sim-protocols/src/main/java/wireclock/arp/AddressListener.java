package wireclock.arp;

/** Hears when an interface may begin or must cease to use its address. */
public interface AddressListener {
    void addressUsable(boolean usable);
}
