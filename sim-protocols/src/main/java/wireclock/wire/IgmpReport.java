package wireclock.wire;

import java.util.List;

/** A report of IGMP version 3 (RFC 3376 §4.2): a record for each group that the host has something to say about. */
public record IgmpReport(List<IgmpGroupRecord> records) implements IgmpMessage {
    static final int TYPE = 0x22;

    public IgmpReport {
        records = List.copyOf(records);
    }

    @Override
    public int length() {
        int length = SHORT_BYTES;
        for (IgmpGroupRecord record : records) {
            length += record.length();
        }
        return length;
    }
}
