package wireclock.wire;

/** Types of ICMP and the codes of those that have several (RFC 792, RFC 1122 §3.2.2.1, RFC 1812 §5.2.7.1). */
public final class IcmpType {
    public static final int ECHO_REPLY = 0;
    public static final int DESTINATION_UNREACHABLE = 3;
    public static final int SOURCE_QUENCH = 4;
    public static final int REDIRECT = 5;
    public static final int ECHO_REQUEST = 8;
    public static final int TIME_EXCEEDED = 11;
    public static final int PARAMETER_PROBLEM = 12;
    /** The highest type that Linux knows (NR_ICMP_TYPES): address mask reply. */
    public static final int LAST_KNOWN = 18;

    public static final int NETWORK_UNREACHABLE = 0;
    public static final int HOST_UNREACHABLE = 1;
    public static final int PROTOCOL_UNREACHABLE = 2;
    public static final int PORT_UNREACHABLE = 3;
    public static final int FRAGMENTATION_NEEDED = 4;
    public static final int SOURCE_ROUTE_FAILED = 5;
    public static final int NETWORK_UNKNOWN = 6;
    public static final int HOST_UNKNOWN = 7;
    public static final int SOURCE_HOST_ISOLATED = 8;
    public static final int NETWORK_PROHIBITED = 9;
    public static final int HOST_PROHIBITED = 10;
    public static final int NETWORK_UNREACHABLE_FOR_SERVICE = 11;
    public static final int HOST_UNREACHABLE_FOR_SERVICE = 12;
    public static final int COMMUNICATION_PROHIBITED = 13;
    public static final int PRECEDENCE_VIOLATION = 14;
    public static final int PRECEDENCE_CUTOFF = 15;

    public static final int TTL_EXPIRED = 0;
    public static final int REASSEMBLY_TIME_EXCEEDED = 1;

    /** Redirects are for one host nowadays, never for a network (RFC 1812 §4.3.3.2). */
    public static final int REDIRECT_HOST = 1;

    private IcmpType() {}

    /** Whether a message of this type reports an error about another packet (RFC 1122 §3.2.2). */
    public static boolean isError(int type) {
        return switch (type) {
            case DESTINATION_UNREACHABLE, SOURCE_QUENCH, REDIRECT, TIME_EXCEEDED, PARAMETER_PROBLEM -> true;
            default -> false;
        };
    }

    /** An error in the words that ping prints. */
    public static String describe(int type, int code) {
        if (type == TIME_EXCEEDED) {
            return code == TTL_EXPIRED ? "time to live exceeded" : "fragment reassembly time exceeded";
        }
        if (type == PARAMETER_PROBLEM) {
            return "parameter problem";
        }
        if (type != DESTINATION_UNREACHABLE) {
            return "ICMP type " + type + " code " + code;
        }
        return switch (code) {
            case NETWORK_UNREACHABLE -> "destination network unreachable";
            case HOST_UNREACHABLE -> "destination host unreachable";
            case PROTOCOL_UNREACHABLE -> "destination protocol unreachable";
            case PORT_UNREACHABLE -> "destination port unreachable";
            case FRAGMENTATION_NEEDED -> "fragmentation needed";
            case SOURCE_ROUTE_FAILED -> "source route failed";
            case NETWORK_UNKNOWN -> "destination network unknown";
            case HOST_UNKNOWN -> "destination host unknown";
            case SOURCE_HOST_ISOLATED -> "source host isolated";
            case NETWORK_PROHIBITED -> "destination network prohibited";
            case HOST_PROHIBITED -> "destination host prohibited";
            case NETWORK_UNREACHABLE_FOR_SERVICE -> "destination network unreachable for type of service";
            case HOST_UNREACHABLE_FOR_SERVICE -> "destination host unreachable for type of service";
            case COMMUNICATION_PROHIBITED -> "packet filtered";
            case PRECEDENCE_VIOLATION -> "precedence violation";
            case PRECEDENCE_CUTOFF -> "precedence cutoff";
            default -> "destination unreachable, code " + code;
        };
    }
}
