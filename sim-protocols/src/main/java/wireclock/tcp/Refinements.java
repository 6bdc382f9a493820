package wireclock.tcp;

/**
 * What Linux does beyond what the standards ask of every TCP. Without all of them a sender is the one of RFC 5681,
 * 6298, 6582 and 6675.
 *
 * @param rack losses are found by time (RFC 8985); otherwise where {@code reordering} later segments have been reported
 *     (RFC 6675 §4, IsLost)
 * @param prr the window comes down with what is delivered (PRR, RFC 9937); otherwise at once (RFC 5681 §3.2)
 * @param undo a cut that turns out to have been a mistake is taken back (RFC 4015)
 * @param abc slow start counts segments acknowledged (RFC 3465, without a limit); otherwise acknowledgements
 * @param rtoMargin the least retransmission timeout counts from the smoothed round trip, and the variation follows
 *     Linux; otherwise it is the least timeout, and the variation follows RFC 6298
 * @param cutsWindow what is cut after a loss is the window; otherwise what is outstanding, if that is less (RFC 5681
 *     §3.1, equation 4)
 * @param offload segments are handed down several at a time, for the device to cut, the last of which has PSH
 * @param wheel timers fire by the ticks of a kernel ({@link TimerWheel}), later than they are meant to
 */
public record Refinements(boolean rack, boolean prr, boolean undo, boolean abc, boolean rtoMargin, boolean cutsWindow,
        boolean offload, boolean wheel) {
    /** As Linux has it: all, but with exact timers. */
    public static final Refinements ALL = new Refinements(true, true, true, true, true, true, true, false);
}
