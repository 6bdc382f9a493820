package wireclock.tcp;

import wireclock.engine.SimTime;

/**
 * When an idle connection is asked whether its peer still lives (RFC 9293 §3.8.4); times as SO_KEEPALIVE, TCP_KEEPIDLE,
 * TCP_KEEPINTVL and TCP_KEEPCNT set them.
 *
 * @param enabled whether it is asked at all
 * @param idlePs idle time before the first probe
 * @param intervalPs between unanswered probes
 * @param probes so many go unanswered before the connection is given up
 */
public record KeepAlive(boolean enabled, long idlePs, long intervalPs, int probes) {
    /** Linux: off; when switched on, after two hours nine probes, 75 s apart. */
    public static final KeepAlive OFF = new KeepAlive(false, 7200 * SimTime.SECOND, 75 * SimTime.SECOND, 9);
}
