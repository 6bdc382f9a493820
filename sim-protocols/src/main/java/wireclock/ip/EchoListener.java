package wireclock.ip;

import wireclock.wire.Payload;

/** Somebody who pings: hears what comes back for one echo identifier. */
public interface EchoListener {
    /**
     * A reply arrived.
     *
     * @param from who answered
     * @param sequence 0 to 65535, as sent
     * @param timeToLive of the reply on arrival
     * @param data as it came back
     */
    void replyReceived(int from, int sequence, int timeToLive, Payload data);

    /**
     * Somebody reported that a request could not be delivered.
     *
     * @param type of the ICMP message, see {@link wireclock.wire.IcmpType}
     * @param code of the ICMP message
     * @param from who reported; this node itself when a neighbour did not answer ARP
     * @param sequence 0 to 65535, of the request in question
     */
    void errorReceived(int type, int code, int from, int sequence);
}
