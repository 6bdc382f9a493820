package wireclock.tcp;

/**
 * How Accurate ECN is used where it has been agreed on: sysctls of Linux.
 *
 * @param option when the option with the byte counters is sent (tcp_ecn_option)
 * @param beacon with {@link Option#MINIMUM}, how often it is sent in a round trip at least; 0: never for that reason
 *     (tcp_ecn_option_beacon)
 * @param fallback feedback that cannot be true is not believed, and a SYN that stays unanswered leaves without ECN
 *     (tcp_ecn_fallback)
 */
public record AccurateEcnConfig(Option option, int beacon, boolean fallback) {
    /** As Linux has it without being told otherwise. */
    public static final AccurateEcnConfig DEFAULTS = new AccurateEcnConfig(Option.FULL, 3, true);

    /** When the option is sent. The peer must have sent it, too, with all of them. */
    public enum Option {
        /** Never: {@code 0}. */
        NONE,
        /** When something has changed, and now and then: {@code 1}. */
        MINIMUM,
        /** Whenever it fits, until it seems to make segments disappear: {@code 2}. */
        FULL,
        /** Whenever it fits: {@code 3}. */
        PERSISTENT
    }
}
