package wireclock.scenario;

/** What of a packet occupies the line. */
public enum Framing {
    /** Preamble, Ethernet frame and gap: 8 + max(64, header 14 + packet + FCS 4) + 12 bytes. */
    ETHERNET,
    /** The IP packet alone. */
    NONE
}
