package wireclock.ip;

/**
 * What a node has learnt about the way to one destination, beyond its routes.
 *
 * @param destination an address
 * @param gateway that a redirect has named, or 0
 * @param gatewayUntilPs when that is forgotten
 * @param pathMtu in bytes, or 0
 * @param mtuLocked whether the path's MTU is below the least that is believed, so that packets go without DF
 * @param mtuUntilPs when that is forgotten
 */
public record RouteException(int destination, int gateway, long gatewayUntilPs, int pathMtu, boolean mtuLocked,
        long mtuUntilPs) {}
