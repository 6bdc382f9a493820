package wireclock.tcp;

import wireclock.engine.SimTime;

/** How often what may be part of a loop of acknowledgements, or an attack, is answered (RFC 5961 §7). */
final class ChallengeLimit {
    /** Linux: tcp_invalid_ratelimit. */
    private static final long INTERVAL_PS = 500 * SimTime.MILLISECOND;

    private long challengedPs = -INTERVAL_PS;

    /** Whether one more may be answered at a time; if so, it counts. */
    boolean mayAnswer(long nowPs) {
        boolean may = nowPs - challengedPs >= INTERVAL_PS;
        challengedPs = may ? nowPs : challengedPs;
        return may;
    }
}
