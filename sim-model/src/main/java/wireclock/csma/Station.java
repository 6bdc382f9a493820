package wireclock.csma;

import wireclock.engine.RandomStream;
import wireclock.ethernet.FrameReceiver;
import wireclock.link.LossModel;

/**
 * What a station of a collision domain is made of.
 *
 * @param config how it is set
 * @param receiver where the frames go that it receives
 * @param address its adapter's MAC address if the adapter drops what is for others, or {@link #PROMISCUOUS}. What is
 *     dropped unseen need not arrive at an instant of its own
 * @param backoff draws its backoffs
 * @param lossTo what its cable loses towards the medium
 * @param lossFrom what its cable loses from the medium
 */
public record Station(StationConfig config, FrameReceiver receiver, long address, RandomStream backoff,
        LossModel lossTo, LossModel lossFrom) {
    public static final long PROMISCUOUS = -1;
}
