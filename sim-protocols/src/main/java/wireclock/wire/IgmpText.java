package wireclock.wire;

/** An IGMP message in tcpdump's words. */
final class IgmpText {
    private static final int DEFAULT_RESPONSE_TENTHS = 100;

    private IgmpText() {}

    static String of(IgmpMessage message) {
        return switch (message) {
            case IgmpQuery query -> query(query);
            case IgmpGroupMessage group -> "igmp " + switch (group.type()) {
                case IgmpGroupMessage.V1_REPORT -> "v1 report ";
                case IgmpGroupMessage.V2_REPORT -> "v2 report ";
                default -> "leave ";
            } + Ipv4Address.format(group.group());
            case IgmpReport report -> report(report);
        };
    }

    private static String query(IgmpQuery query) {
        StringBuilder text = new StringBuilder("igmp query v").append(query.version());
        int tenths = query.maxResponseTenths();
        if (tenths != DEFAULT_RESPONSE_TENTHS) {
            text.append(" [max resp time ");
            if (query.version() < 3) {
                text.append(tenths);
            } else {
                text.append(tenths / 10).append('.').append(tenths % 10).append('s');
            }
            text.append(']');
        }
        if (!query.isGeneral()) {
            text.append(" [gaddr ").append(Ipv4Address.format(query.group()));
            if (!query.sources().isEmpty()) {
                text.append(", ").append(query.sources().size()).append(" source(s)");
            }
            text.append(']');
        }
        return text.toString();
    }

    private static String report(IgmpReport report) {
        StringBuilder text = new StringBuilder("igmp v3 report, ").append(report.records().size())
                .append(" group record(s)");
        for (IgmpGroupRecord record : report.records()) {
            text.append(" [gaddr ").append(Ipv4Address.format(record.group())).append(' ').append(type(record.type()))
                    .append(", ").append(record.sources().size()).append(" source(s)]");
        }
        return text.toString();
    }

    private static String type(int type) {
        return switch (type) {
            case IgmpGroupRecord.MODE_IS_INCLUDE -> "is_in";
            case IgmpGroupRecord.MODE_IS_EXCLUDE -> "is_ex";
            case IgmpGroupRecord.CHANGE_TO_INCLUDE -> "to_in";
            case IgmpGroupRecord.CHANGE_TO_EXCLUDE -> "to_ex";
            case IgmpGroupRecord.ALLOW_NEW_SOURCES -> "allow";
            case IgmpGroupRecord.BLOCK_OLD_SOURCES -> "block";
            default -> "[v3-report-#" + type + "]";
        };
    }
}
