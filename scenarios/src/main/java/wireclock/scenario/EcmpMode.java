package wireclock.scenario;

/** What a router does where several routes to a network are equally good. */
public enum EcmpMode {
    /** Each flow takes one of them, by a hash of its addresses, protocol and ports. */
    FLOW,
    /** Each destination address takes one of them. */
    DESTINATION,
    /** All packets take the first: that of the router whose name comes first in the alphabet. */
    OFF
}
