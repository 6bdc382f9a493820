package wireclock.packetdrill;

/**
 * What a system call returned.
 *
 * @param value as the caller sees it
 * @param errno name of the error, or empty
 * @param blocks it has not returned: there is nothing to return yet
 */
record Outcome(long value, String errno, boolean blocks) {
    static final Outcome OK = of(0);
    static final Outcome BLOCKS = new Outcome(0, "", true);

    static Outcome of(long value) {
        return new Outcome(value, "", false);
    }

    static Outcome error(String errno) {
        return new Outcome(-1, errno, false);
    }

    @Override
    public String toString() {
        return blocks ? "no return yet" : errno.isEmpty() ? Long.toString(value) : value + " " + errno;
    }
}
