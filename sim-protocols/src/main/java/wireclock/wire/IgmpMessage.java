package wireclock.wire;

/**
 * A message between hosts and multicast routers about who listens to which group: IGMP versions 1 (RFC 1112), 2 (RFC
 * 2236) and 3 (RFC 3376).
 *
 * <p>Every one of them travels in a packet with a time to live of 1, and from version 2 on with the option
 * {@link Ipv4Options#ROUTER_ALERT}.
 */
public sealed interface IgmpMessage extends IpPayload permits IgmpQuery, IgmpGroupMessage, IgmpReport {
    /** All systems on this segment: where general queries go. Nobody reports it. */
    int ALL_HOSTS = 0xE000_0001;
    /** All routers on this segment: where version 2 leaves go. */
    int ALL_ROUTERS = 0xE000_0002;
    /** All routers that speak IGMPv3: where version 3 reports go. */
    int ALL_IGMPV3_ROUTERS = 0xE000_0016;

    /** Length of the messages of versions 1 and 2, and of the fixed part of a version 3 report. */
    int SHORT_BYTES = 8;

    @Override
    default int protocol() {
        return IpProtocol.IGMP;
    }
}
