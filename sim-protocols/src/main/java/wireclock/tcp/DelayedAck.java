package wireclock.tcp;

import wireclock.engine.SimTime;

/**
 * Whether an acknowledgement is owed, and how urgently (RFC 9293 §3.8.6.3, RFC 5681 §4.2): at once for anything that is
 * out of order, and for every second full-sized segment; otherwise it may wait for the timer, or for data to ride on.
 *
 * <p>Linux adds three habits, followed here unless the configuration asks for none: the first segments, and those while
 * the window still opens, are acknowledged singly ("quick"), so that the peer's slow start gets its ACKs; a connection on
 * which data is answered with data stops that ("ping-pong"); and the delay follows the distance of the segments (ato).
 */
final class DelayedAck {
    /** So many acknowledgements of segments beyond one hole leave at once; then they are thinned out (Linux). */
    private static final int SINGLY_ACKNOWLEDGED = 3;
    /** So many may be thinned out to one (tcp_comp_sack_nr of Linux). */
    private static final int MOST_THINNED = 44;
    private static final long LONGEST_PS = 200 * SimTime.MILLISECOND;
    private static final long LONGEST_ORDINARY_PS = 500 * SimTime.MILLISECOND;
    private static final long LONGEST_THINNED_PS = SimTime.MILLISECOND;
    /** The timer is one that a kernel may let fire so much later, and does (tcp_comp_sack_slack_ns). */
    private static final long SLACK_PS = 100 * SimTime.MICROSECOND;

    private final long shortestPs;
    private final int quickLimit;

    private boolean owed;
    private boolean now;
    private boolean pushed;
    private boolean pushedTwice;
    private int quick;
    private boolean pingPong;
    /** Present delay; 0 before the first data. */
    private long delayPs;
    private long lastReceivedPs;
    /** The timer that runs is one that thins acknowledgements out, not one that puts them off. */
    private boolean thinning;
    /** How many acknowledgements the one that waits stands for. */
    private int thinned;
    private int duplicates;
    private long duplicatesOf = Long.MIN_VALUE;

    /**
     * Starts with nothing owed.
     *
     * @param delayPs longest delay at first; 0: every segment is acknowledged at once
     * @param quickLimit how many acknowledgements at the most leave without delay at the start; 0: none, and the delay
     *     stays as it is
     */
    DelayedAck(long delayPs, int quickLimit) {
        this.shortestPs = delayPs;
        this.quickLimit = quickLimit;
    }

    /** An acknowledgement must leave at the end of this turn. */
    void demand() {
        owed = true;
        now = true;
    }

    /** If one is owed now or before the next has left, it must leave at the end of that turn. */
    void hasten() {
        now = true;
    }

    /** An acknowledgement is owed, with no hurry. */
    void owe() {
        owed = true;
    }

    /** Something is wrong with what arrives: acknowledge singly for a while, to help the peer (Linux). */
    void quicken(TcpReceiver receiver) {
        owed = true;
        if (quickLimit == 0) {
            now = true;
            return;
        }
        addQuick(receiver);
        pingPong = false;
        delayPs = shortestPs;
    }

    /** The SYN-ACK has come while somebody waits to write: its acknowledgement rides on the data (Linux). */
    void awaitWriter(TcpReceiver receiver, long nowPs) {
        owed = true;
        if (quickLimit > 0) {
            addQuick(receiver);
            delayPs = shortestPs;
            lastReceivedPs = nowPs;
        }
    }

    private void addQuick(TcpReceiver receiver) {
        int segments = (int) Math.min(receiver.advertisedWindow() / (2L * receiver.usualSegment()), quickLimit);
        quick = Math.max(quick, segments == 0 ? Math.min(2, quickLimit) : segments);
    }

    /**
     * Takes note of text that has arrived in order.
     *
     * @param grew whether the window opens because of it
     */
    void received(TcpReceiver receiver, int length, boolean psh, boolean grew, long nowPs, long rtoPs) {
        owed = true;
        if (length >= receiver.usualSegment()) {
            pushed |= psh;
        } else {
            pushedTwice |= pushed;
            pushed = true;
        }
        if (quickLimit > 0) {
            adapt(receiver, nowPs, rtoPs);
        }
        if (grew) {
            windowGrew();
        }
        lastReceivedPs = nowPs;
    }

    /** The window opens because of what has arrived: the acknowledgement that tells of it leaves at once (Linux). */
    void windowGrew() {
        if (quickLimit > 0) {
            quick |= 1;
        }
    }

    /** Memory runs short: the peer is not to be hurried (Linux: __tcp_select_window). */
    void calm() {
        quick = 0;
    }

    private void adapt(TcpReceiver receiver, long nowPs, long rtoPs) {
        if (delayPs == 0) {
            addQuick(receiver);
            delayPs = shortestPs;
            return;
        }
        long distancePs = nowPs - lastReceivedPs;
        if (distancePs <= shortestPs / 2) {
            delayPs = delayPs / 2 + shortestPs / 2;
        } else if (distancePs < delayPs) {
            delayPs = Math.min(delayPs / 2 + distancePs, rtoPs);
        } else if (distancePs > rtoPs) {
            addQuick(receiver);
        }
    }

    /** Text has been sent: if it answers text, the connection is a conversation, whose ACKs ride on data. */
    void dataSent(long nowPs) {
        if (quickLimit > 0 && nowPs - lastReceivedPs < delayPs) {
            pingPong = true;
        }
    }

    /** The peer has closed: its FIN may wait for ours. */
    void finReceived() {
        owed = true;
        pingPong = true;
    }

    /**
     * Whether the acknowledgement that is owed must leave now that a segment has been processed.
     *
     * @param sack whether the peer understands SACK, and is told of holes by it
     * @return 0 if it must, a delay if it may wait that long, or -1 if nothing is owed
     */
    long decide(TcpReceiver receiver, boolean sack, long smoothedRttPs) {
        if (!owed) {
            return -1;
        }
        boolean secondFull = receiver.unacknowledged() > receiver.usualSegment()
                && receiver.selectWindow() >= receiver.advertisedWindow();
        if (now || shortestPs == 0 || secondFull || quick > 0 && !pingPong) {
            return 0;
        }
        if (receiver.hasHoles()) {
            return quickLimit == 0 || !sack ? 0 : thinned(receiver, smoothedRttPs);
        }
        return waiting(smoothedRttPs);
    }

    /** Beyond a hole: three at once, as many as fast retransmit needs, then one for all that come within a moment. */
    private long thinned(TcpReceiver receiver, long smoothedRttPs) {
        if (duplicatesOf != receiver.rcvNxt()) {
            duplicatesOf = receiver.rcvNxt();
            duplicates = 0;
        }
        if (duplicates < SINGLY_ACKNOWLEDGED) {
            duplicates++;
            return 0;
        }
        if (thinned >= MOST_THINNED) {
            return 0;
        }
        thinned++;
        long rttPs = receiver.roundTrip().smoothedPs();
        if (smoothedRttPs > 0 && (rttPs == 0 || smoothedRttPs < rttPs)) {
            rttPs = smoothedRttPs;
        }
        thinning = true;
        // A twentieth of the round trip.
        return Math.min(LONGEST_THINNED_PS, rttPs / 20) + SLACK_PS;
    }

    private long waiting(long smoothedRttPs) {
        if (quickLimit == 0) {
            return shortestPs;
        }
        // No data yet, only the FIN: there is no delay to go by, and none.
        long delay = delayPs;
        if (delay > shortestPs) {
            long longest = pingPong || pushed ? LONGEST_PS : LONGEST_ORDINARY_PS;
            if (smoothedRttPs > 0) {
                longest = Math.min(longest, Math.max(smoothedRttPs, shortestPs));
            }
            delay = Math.min(delay, longest);
        }
        return Math.min(delay, LONGEST_PS);
    }

    /**
     * The application has read: whether the acknowledgement that is owed should leave now.
     *
     * @param emptied whether it has read all there is
     */
    boolean isDueAfterReading(TcpReceiver receiver, boolean emptied) {
        return owed && (receiver.unacknowledged() > receiver.usualSegment()
                || quickLimit > 0 && emptied && (pushedTwice || pushed && !pingPong));
    }

    /**
     * The application wants acknowledgements at once, or wants them to ride on data (TCP_QUICKACK). Neither lasts: it
     * is what the connection believes of itself, and believes anew with the next segments.
     */
    void setQuick(boolean quickly) {
        pingPong = !quickly;
        pushed |= quickly && owed;
    }

    /** Whether acknowledgements do not wait for data to ride on. */
    boolean isQuick() {
        return !pingPong;
    }

    /** The timer has expired. */
    void expired(long rtoPs) {
        if (!owed) {
            return;
        }
        if (thinning) {
            now = true;
            return;
        }
        if (quickLimit > 0 && pingPong) {
            pingPong = false;
            delayPs = shortestPs;
        } else if (quickLimit > 0) {
            delayPs = Math.min(delayPs << 1, rtoPs);
        }
        now = true;
    }

    /** An acknowledgement has left, alone or with data. */
    void sent() {
        if (owed && quick > 0) {
            quick--;
            if (quick == 0) {
                delayPs = shortestPs;
            }
        }
        owed = false;
        now = false;
        thinning = false;
        thinned = 0;
        pushed = false;
        pushedTwice = false;
    }

    /** An acknowledgement waits, for the timer or for data. */
    boolean isOwed() {
        return owed;
    }

    boolean isDue() {
        return owed && now;
    }

    /** One acknowledgement waits that stands for several of segments beyond a hole. */
    boolean isThinning() {
        return thinning;
    }
}
