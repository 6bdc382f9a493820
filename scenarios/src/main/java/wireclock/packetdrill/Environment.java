package wireclock.packetdrill;

import java.util.Map;
import wireclock.engine.SimTime;
import wireclock.wire.Ipv4Address;

/**
 * Where a script runs: addresses, MTU, tolerance; the options of its first lines over the usual values.
 *
 * @param tolerancePs how far times may be off
 * @param timestampTickPs length of a tick of the timestamp clock where timestamps are to be checked, or 0
 */
record Environment(int localAddress, int remoteAddress, int mtu, long tolerancePs, long timestampTickPs) {
    /** Of the distance from the event before, so much may an expected time be off at least. */
    static final double TOLERANCE_SHARE = 0.125;

    private static final String DEFAULT_LOCAL = "192.168.0.1";
    private static final String DEFAULT_REMOTE = "192.0.2.1";

    /**
     * Reads the options.
     *
     * @throws ScriptException if one is not known, or asks for what there is not
     */
    static Environment of(Map<String, String> options) throws ScriptException {
        long toleranceUs = 4000;
        long tickUs = 0;
        int mtu = 1500;
        String local = DEFAULT_LOCAL;
        String remote = DEFAULT_REMOTE;
        for (Map.Entry<String, String> option : options.entrySet()) {
            String value = option.getValue();
            switch (option.getKey()) {
                case "ip_version" -> {
                    if (!value.equals("ipv4")) {
                        throw ScriptException.unsupported(1, "--ip_version=" + value);
                    }
                }
                case "tolerance_usecs" -> toleranceUs = Long.parseLong(value);
                case "tcp_ts_tick_usecs" -> tickUs = Long.parseLong(value);
                case "mtu" -> mtu = Integer.parseInt(value);
                case "local_ip" -> local = value;
                case "remote_ip" -> remote = value;
                case "gateway_ip", "netmask_ip", "send_omit_free", "mss", "strict_segments", "non_fatal" -> {
                    // Nothing here depends on them; --mss cuts the peer's long segments only where the wire is shared.
                }
                default -> throw ScriptException.unsupported(1, "option --" + option.getKey());
            }
        }
        return new Environment(address(local), address(remote), mtu, toleranceUs * SimTime.MICROSECOND,
                tickUs * SimTime.MICROSECOND);
    }

    private static int address(String text) throws ScriptException {
        try {
            return Ipv4Address.parse(text);
        } catch (IllegalArgumentException e) {
            throw ScriptException.unsupported(1, "address " + text);
        }
    }
}
