package wireclock.wire;

/**
 * The Accurate ECN option (RFC 9768 §3.2.3): how many bytes of payload have arrived with each value of the IP header's
 * ECN field, 24 bits each. The last counters may be left out; the kind says which comes first.
 *
 * @param ect1First the order ECT(1), CE, ECT(0), of kind 174; or else ECT(0), CE, ECT(1), of kind 172
 * @param fields how many counters there are, 0 to 3
 * @param first 0 where there is none
 * @param ce 0 where there is none
 * @param last 0 where there is none
 */
public record AccurateEcnOption(boolean ect1First, int fields, int first, int ce, int last) {
    /** Kind of the order ECT(0), CE, ECT(1). */
    static final byte ECT0_FIRST_KIND = (byte) 172;
    /** Kind of the order ECT(1), CE, ECT(0). */
    static final byte ECT1_FIRST_KIND = (byte) 174;
    public static final int MAX_FIELDS = 3;

    private static final int FIELD_BYTES = 3;
    private static final int MASK = 0xFF_FFFF;
    private static final int NO_OPERATION = 1;

    /** Keeps of the counters what there is room for. */
    public AccurateEcnOption {
        first = fields > 0 ? first & MASK : 0;
        ce = fields > 1 ? ce & MASK : 0;
        last = fields > 2 ? last & MASK : 0;
    }

    /** The counter of ECT(0), or −1 if it is not there. */
    public int ect0() {
        return ect1First ? at(2, last) : at(0, first);
    }

    /** The counter of CE, or −1 if it is not there. */
    public int congestion() {
        return at(1, ce);
    }

    /** The counter of ECT(1), or −1 if it is not there. */
    public int ect1() {
        return ect1First ? at(0, first) : at(2, last);
    }

    private int at(int place, int value) {
        return fields > place ? value : -1;
    }

    /**
     * The most counters that fit into a header (Linux: tcp_options_fit_accecn).
     *
     * @param required how many there must be at least
     * @param room bytes that are left
     * @param gap bytes that the padding of the option behind it leaves to this one
     * @return that number, or −1 if there is no room for as many as are required
     */
    public static int fitting(int required, int room, int gap) {
        int fields = MAX_FIELDS;
        while (fields >= required && paddedLength(fields, gap) > room) {
            fields--;
        }
        return fields >= required ? fields : -1;
    }

    /** Bytes beyond those that stand in the place of another option's padding. */
    static int paddedLength(int fields, int gap) {
        int bytes = 2 + FIELD_BYTES * fields;
        return (bytes & 3) > gap ? bytes + 3 & ~3 : bytes & ~3;
    }

    /** Reads the option that begins at a place; of counters cut short it takes none. */
    static AccurateEcnOption read(byte[] bytes, int at) {
        int fields = Math.min((NetworkOrder.get8(bytes, at + 1) - 2) / FIELD_BYTES, MAX_FIELDS);
        return new AccurateEcnOption(bytes[at] == ECT1_FIRST_KIND, fields, counter(bytes, at + 2, fields > 0),
                counter(bytes, at + 5, fields > 1), counter(bytes, at + 8, fields > 2));
    }

    private static int counter(byte[] bytes, int at, boolean there) {
        return there ? NetworkOrder.get16(bytes, at) << 8 | NetworkOrder.get8(bytes, at + 2) : 0;
    }

    /**
     * Writes the whole words of the option, padded where nothing is left over.
     *
     * @return how many of its {@link #tail} bytes are to take the place of the next option's padding
     */
    int write(byte[] bytes, int at) {
        int kindAndLength = kind() << 24 | 2 + FIELD_BYTES * fields << 16;
        switch (fields) {
            case 0 -> {
                return 2;
            }
            case 1 -> NetworkOrder.put32(bytes, at, kindAndLength | first >> 8);
            case 2 -> {
                NetworkOrder.put32(bytes, at, kindAndLength | first >> 8);
                NetworkOrder.put32(bytes, at + 4, first << 24 | ce);
            }
            default -> {
                NetworkOrder.put32(bytes, at, kindAndLength | first >> 8);
                NetworkOrder.put32(bytes, at + 4, first << 24 | ce);
                NetworkOrder.put32(bytes, at + 8, last << 8 | NO_OPERATION);
            }
        }
        return fields == 1 ? 1 : 0;
    }

    int wholeWordBytes() {
        return fields == MAX_FIELDS ? 12 : 4 * fields;
    }

    /** What the whole words leave over, padded to 16 bits: kind and length alone, or the end of the only counter. */
    int tail() {
        return fields == 0 ? kind() << 8 | 2 : (first & 0xFF) << 8 | NO_OPERATION;
    }

    private int kind() {
        return (ect1First ? ECT1_FIRST_KIND : ECT0_FIRST_KIND) & 0xFF;
    }

    /** As tcpdump would print it: the counters in their order. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("accecn");
        String[] names = {ect1First ? " e1b " : " e0b ", " ceb ", ect1First ? " e0b " : " e1b "};
        int[] values = {first, ce, last};
        for (int i = 0; i < fields; i++) {
            text.append(names[i]).append(values[i]);
        }
        return text.toString();
    }
}
