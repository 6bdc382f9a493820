package wireclock.metrics;

/**
 * What the ends of a flow of the teaching transports counted: a row of {@code arq.csv}.
 *
 * @param protocol stop-and-wait, go-back-n or selective-repeat
 * @param window in segments
 * @param sequenceBits width of the numbers on the wire
 * @param acksReceived by the sender
 * @param naksReceived by the sender
 * @param staleAnswers that the sender got about segments that were not outstanding
 * @param acksSent by the receiver
 * @param naksSent by the receiver
 * @param duplicates segments thrown away because they had come before
 * @param outOfOrder segments thrown away because one before them was missing
 * @param outsideWindow segments thrown away because of numbers that mean nothing
 * @param malformed packets thrown away, at both ends, because they were none of the flow
 * @param mostHeld most segments that waited at the receiver for one before them
 * @param wrongSegments segments delivered in the place of others
 */
public record ArqRecord(String protocol, int window, int sequenceBits, long acksReceived, long naksReceived,
        long staleAnswers, long acksSent, long naksSent, long duplicates, long outOfOrder, long outsideWindow,
        long malformed, long mostHeld, long wrongSegments) {}
