package wireclock.ip;

/**
 * A line of a router's group table: a group that somebody on a segment listens to.
 *
 * @param lastReporter address of the host that was the last to say so
 * @param expiresPs when the router gives it up unless it hears of it again
 */
public record GroupMembership(int group, int lastReporter, long expiresPs) {}
