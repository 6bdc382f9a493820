package wireclock.ip;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;

/**
 * What ICMP has taught a node about the ways to single destinations: path MTUs (RFC 1191 §3) and redirects (RFC 1122
 * §3.3.1.2). Linux calls them next hop exceptions.
 *
 * <p>Entries expire when somebody looks, not by a timer: a silent network stays idle.
 */
public final class RouteExceptions {
    /** Destinations that are remembered; then the one learnt of longest ago goes. */
    static final int LIMIT = 2048;

    /** ip_rt_gc_timeout. */
    private static final long REDIRECT_PS = 300 * SimTime.SECOND;

    private final Scheduler scheduler;
    private final IpConfig config;
    private final Runnable changed;
    private final Map<Integer, RouteException> entries = new LinkedHashMap<>();
    private long nextExpiryPs = SimTime.NEVER;
    private int generation;

    /**
     * @param changed called after every change
     */
    RouteExceptions(Scheduler scheduler, IpConfig config, Runnable changed) {
        this.scheduler = scheduler;
        this.config = config;
        this.changed = changed;
    }

    /**
     * A number that is another after every change, expiry included: whoever has adapted to a path looks here whether
     * to look again.
     */
    int generation() {
        if (scheduler.nowPs() >= nextExpiryPs) {
            expire();
        }
        return generation;
    }

    /** Interfaces have changed: all who have adapted to a path shall look again. */
    void pathsChanged() {
        generation++;
    }

    /** Forgets everything: the node has lost its memory. */
    void clear() {
        entries.clear();
        nextExpiryPs = SimTime.NEVER;
        generation++;
    }

    /** What is known about a destination, as of the last call of {@link #generation}. */
    @Nullable RouteException find(int destination) {
        return entries.isEmpty() ? null : entries.get(destination);
    }

    /**
     * A report says that packets of a length do not pass.
     *
     * @param reportedMtu of the link where they did not
     * @param presentMtu what has been believed so far
     */
    void learnPathMtu(int destination, int reportedMtu, int presentMtu) {
        if (reportedMtu > presentMtu) {
            return;
        }
        boolean locked = reportedMtu < config.minPathMtu();
        int mtu = locked ? Math.min(presentMtu, config.minPathMtu()) : reportedMtu;
        RouteException old = find(destination);
        put(new RouteException(destination, old == null ? 0 : old.gateway(), old == null ? 0 : old.gatewayUntilPs(),
                mtu, locked, scheduler.nowPs() + config.pathMtuExpiryPs()));
    }

    /** A router says that another one is nearer. */
    void learnGateway(int destination, int gateway) {
        RouteException old = find(destination);
        put(new RouteException(destination, gateway, scheduler.nowPs() + REDIRECT_PS, old == null ? 0 : old.pathMtu(),
                old != null && old.mtuLocked(), old == null ? 0 : old.mtuUntilPs()));
    }

    private void put(RouteException entry) {
        entries.remove(entry.destination());
        if (entries.size() >= LIMIT) {
            entries.remove(entries.keySet().iterator().next());
        }
        entries.put(entry.destination(), entry);
        nextExpiryPs = Math.min(nextExpiryPs, expiryPs(entry));
        generation++;
        changed.run();
    }

    private void expire() {
        long nowPs = scheduler.nowPs();
        List<RouteException> all = entries();
        entries.clear();
        nextExpiryPs = SimTime.NEVER;
        for (RouteException entry : all) {
            boolean gateway = entry.gateway() != 0 && entry.gatewayUntilPs() > nowPs;
            boolean mtu = entry.pathMtu() != 0 && entry.mtuUntilPs() > nowPs;
            if (gateway || mtu) {
                RouteException left = new RouteException(entry.destination(), gateway ? entry.gateway() : 0,
                        entry.gatewayUntilPs(), mtu ? entry.pathMtu() : 0, mtu && entry.mtuLocked(),
                        entry.mtuUntilPs());
                entries.put(left.destination(), left);
                nextExpiryPs = Math.min(nextExpiryPs, expiryPs(left));
            }
        }
        generation++;
        changed.run();
    }

    private static long expiryPs(RouteException entry) {
        return Math.min(entry.gateway() != 0 ? entry.gatewayUntilPs() : SimTime.NEVER,
                entry.pathMtu() != 0 ? entry.mtuUntilPs() : SimTime.NEVER);
    }

    /** All of them, the one learnt of longest ago first. */
    public List<RouteException> entries() {
        return new ArrayList<>(entries.values());
    }
}
