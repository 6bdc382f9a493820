package wireclock.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import wireclock.wire.MalformedPacketException.Reason;

/** IGMP messages to and from bytes (RFC 3376 §4). Their checksum has no pseudo-header. */
final class IgmpCodec {
    private static final int SUPPRESS = 8;
    private static final int ROBUSTNESS_MASK = 7;

    private IgmpCodec() {}

    static void write(IgmpMessage message, byte[] bytes, int at) {
        Arrays.fill(bytes, at, at + message.length(), (byte) 0);
        switch (message) {
            case IgmpQuery query -> writeQuery(query, bytes, at);
            case IgmpGroupMessage group -> {
                NetworkOrder.put8(bytes, at, group.type());
                NetworkOrder.put32(bytes, at + 4, group.group());
            }
            case IgmpReport report -> writeReport(report, bytes, at);
        }
        NetworkOrder.put16(bytes, at + 2, InternetChecksum.of(bytes, at, message.length()));
    }

    private static void writeQuery(IgmpQuery query, byte[] bytes, int at) {
        NetworkOrder.put8(bytes, at, IgmpQuery.TYPE);
        NetworkOrder.put8(bytes, at + 1, query.maxResponseCode());
        NetworkOrder.put32(bytes, at + 4, query.group());
        if (query.version() == 3) {
            NetworkOrder.put8(bytes, at + 8, (query.suppressRouterProcessing() ? SUPPRESS : 0) | query.robustness());
            NetworkOrder.put8(bytes, at + 9, query.intervalCode());
            NetworkOrder.put16(bytes, at + 10, query.sources().size());
            writeSources(query.sources(), bytes, at + IgmpQuery.LONG_BYTES);
        }
    }

    private static void writeReport(IgmpReport report, byte[] bytes, int at) {
        NetworkOrder.put8(bytes, at, IgmpReport.TYPE);
        NetworkOrder.put16(bytes, at + 6, report.records().size());
        int recordAt = at + IgmpMessage.SHORT_BYTES;
        for (IgmpGroupRecord record : report.records()) {
            NetworkOrder.put8(bytes, recordAt, record.type());
            NetworkOrder.put16(bytes, recordAt + 2, record.sources().size());
            NetworkOrder.put32(bytes, recordAt + 4, record.group());
            writeSources(record.sources(), bytes, recordAt + IgmpGroupRecord.FIXED_BYTES);
            recordAt += record.length();
        }
    }

    private static void writeSources(List<Integer> sources, byte[] bytes, int at) {
        for (int i = 0; i < sources.size(); i++) {
            NetworkOrder.put32(bytes, at + 4 * i, sources.get(i));
        }
    }

    /** Reads the message between start and end. Bytes after it count for the checksum alone (RFC 3376 §4.1.10). */
    static IpPayload read(byte[] bytes, int start, int end) throws MalformedPacketException {
        int length = end - start;
        if (length < IgmpMessage.SHORT_BYTES) {
            throw new MalformedPacketException(Reason.TRUNCATED, "IGMP: " + length + " bytes");
        }
        if (InternetChecksum.of(bytes, start, length) != 0) {
            throw new MalformedPacketException(Reason.BAD_CHECKSUM, "IGMP: wrong checksum");
        }
        int type = NetworkOrder.get8(bytes, start);
        int group = NetworkOrder.get32(bytes, start + 4);
        return switch (type) {
            case IgmpQuery.TYPE -> readQuery(bytes, start, end, group);
            case IgmpGroupMessage.V1_REPORT, IgmpGroupMessage.V2_REPORT, IgmpGroupMessage.LEAVE ->
                new IgmpGroupMessage(type, group);
            case IgmpReport.TYPE -> readReport(bytes, start, end);
            default -> new RawIpPayload(IpProtocol.IGMP, BytesPayload.copyOf(bytes, start, end));
        };
    }

    /** The version is told by the length, and by the maximum response time where that leaves two (RFC 3376 §7.1). */
    private static IgmpQuery readQuery(byte[] bytes, int start, int end, int group) throws MalformedPacketException {
        int code = NetworkOrder.get8(bytes, start + 1);
        int length = end - start;
        if (length == IgmpMessage.SHORT_BYTES) {
            return new IgmpQuery(code == 0 ? 1 : 2, code, group, false, 0, 0, List.of());
        }
        if (length < IgmpQuery.LONG_BYTES) {
            throw new MalformedPacketException(Reason.BAD_LENGTH, "IGMP: query of " + length + " bytes");
        }
        int flags = NetworkOrder.get8(bytes, start + 8);
        return new IgmpQuery(3, code, group, (flags & SUPPRESS) != 0, flags & ROBUSTNESS_MASK,
                NetworkOrder.get8(bytes, start + 9),
                readSources(bytes, start + IgmpQuery.LONG_BYTES, end, NetworkOrder.get16(bytes, start + 10)));
    }

    private static IgmpReport readReport(byte[] bytes, int start, int end) throws MalformedPacketException {
        int count = NetworkOrder.get16(bytes, start + 6);
        List<IgmpGroupRecord> records = new ArrayList<>();
        int at = start + IgmpMessage.SHORT_BYTES;
        for (int i = 0; i < count; i++) {
            if (end - at < IgmpGroupRecord.FIXED_BYTES) {
                throw new MalformedPacketException(Reason.TRUNCATED, "IGMP: " + i + " of " + count + " group records");
            }
            IgmpGroupRecord record = new IgmpGroupRecord(NetworkOrder.get8(bytes, at),
                    NetworkOrder.get32(bytes, at + 4),
                    readSources(bytes, at + IgmpGroupRecord.FIXED_BYTES, end, NetworkOrder.get16(bytes, at + 2)));
            records.add(record);
            // Auxiliary data, of which IGMPv3 defines none, is counted in words of four bytes and skipped (§4.2.11).
            at += record.length() + 4 * NetworkOrder.get8(bytes, at + 1);
        }
        if (at > end) {
            throw new MalformedPacketException(Reason.TRUNCATED, "IGMP: auxiliary data beyond the message");
        }
        return new IgmpReport(records);
    }

    private static List<Integer> readSources(byte[] bytes, int at, int end, int count) throws MalformedPacketException {
        if (end - at < 4 * count) {
            throw new MalformedPacketException(Reason.TRUNCATED, "IGMP: " + count + " sources in " + (end - at) + " B");
        }
        List<Integer> sources = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            sources.add(NetworkOrder.get32(bytes, at + 4 * i));
        }
        return sources;
    }
}
