package wireclock.ip;

import java.util.LinkedHashMap;
import java.util.Map;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;

/**
 * How often a router tells a host of a better way (RFC 1812 §5.2.7.2), as Linux limits it: at once, then after 40, 80,
 * 160 ms … between messages, and after nine that were in vain not before the host has been silent for 20.48 s.
 */
final class RedirectLimit {
    /** redirect_number. */
    private static final int MOST_IN_VAIN = 9;
    /** redirect_load. */
    private static final long LOAD_PS = 20 * SimTime.MILLISECOND;
    /** redirect_silence. */
    private static final long SILENCE_PS = LOAD_PS << MOST_IN_VAIN + 1;
    /** Hosts that are remembered. */
    private static final int LIMIT = 4096;

    private final Scheduler scheduler;
    private final Map<Integer, Host> hosts = new LinkedHashMap<>();

    RedirectLimit(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Whether a host that has sent a packet the long way may be told now; if so, it is taken to be told. */
    boolean allows(int address) {
        long nowPs = scheduler.nowPs();
        Host host = hosts.get(address);
        if (host == null) {
            if (hosts.size() >= LIMIT) {
                hosts.remove(hosts.keySet().iterator().next());
            }
            host = new Host();
            hosts.put(address, host);
        } else if (nowPs > host.lastPs + SILENCE_PS) {
            host.told = 0;
        }
        if (host.told >= MOST_IN_VAIN) {
            host.lastPs = nowPs;
            return false;
        }
        if (host.told > 0 && nowPs <= host.lastPs + (LOAD_PS << host.told)) {
            return false;
        }
        host.lastPs = nowPs;
        host.told++;
        return true;
    }

    private static final class Host {
        private int told;
        private long lastPs;
    }
}
