package wireclock.bridge;

import java.util.Locale;

/** What a bridge port is to the spanning tree (IEEE 802.1D-1998, 8.3; the names of those that block from 802.1D-2004). */
public enum PortRole {
    /** Leads to the root. */
    ROOT,
    /** Leads away from the root, and is the nearest to it on its LAN. */
    DESIGNATED,
    /** Blocked: another bridge is nearer to the root. */
    ALTERNATE,
    /** Blocked: another port of this bridge is designated on the same LAN. */
    BACKUP,
    /** Its link is down. */
    DISABLED;

    /** As tables show it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
