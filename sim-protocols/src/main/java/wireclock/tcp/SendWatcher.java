package wireclock.tcp;

/** Somebody who wants to know when bytes leave and when they have been acknowledged (SO_TIMESTAMPING). */
public interface SendWatcher {
    /**
     * Bytes leave, for the first time or again.
     *
     * @param from offset in the stream
     * @param to offset behind the last
     */
    void sent(long from, long to);

    /** Everything up to an offset in the stream has been acknowledged. */
    void acknowledged(long upTo);
}
