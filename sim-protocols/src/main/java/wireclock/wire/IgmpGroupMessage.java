package wireclock.wire;

/**
 * A report or leave of IGMP version 1 or 2: about one group (RFC 2236 §2).
 *
 * @param type {@link #V1_REPORT}, {@link #V2_REPORT} or {@link #LEAVE}
 */
public record IgmpGroupMessage(int type, int group) implements IgmpMessage {
    public static final int V1_REPORT = 0x12;
    public static final int V2_REPORT = 0x16;
    public static final int LEAVE = 0x17;

    public boolean isLeave() {
        return type == LEAVE;
    }

    @Override
    public int length() {
        return SHORT_BYTES;
    }
}
