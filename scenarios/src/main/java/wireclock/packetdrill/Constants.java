package wireclock.packetdrill;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names that scripts use for numbers, with the values of Linux on x86-64. */
final class Constants {
    private static final Map<String, Long> VALUES = values();

    private Constants() {}

    private static Map<String, Long> values() {
        Map<String, Long> all = new HashMap<>();
        put(all, "AF_UNSPEC", 0, "AF_INET", 2, "AF_INET6", 10, "SOCK_STREAM", 1, "SOCK_DGRAM", 2, "SOCK_NONBLOCK", 0x800,
                "SOCK_CLOEXEC", 0x80000);
        put(all, "IPPROTO_IP", 0, "IPPROTO_TCP", 6, "IPPROTO_UDP", 17, "SOL_IP", 0, "SOL_TCP", 6, "SOL_SOCKET", 1);
        put(all, "SO_REUSEADDR", 2, "SO_ERROR", 4, "SO_SNDBUF", 7, "SO_RCVBUF", 8, "SO_KEEPALIVE", 9, "SO_OOBINLINE", 10,
                "SO_LINGER", 13, "SO_REUSEPORT", 15, "SO_RCVLOWAT", 18, "SO_SNDLOWAT", 19, "SO_RCVTIMEO", 20,
                "SO_SNDTIMEO", 21, "SO_TIMESTAMPING", 37, "SO_ZEROCOPY", 60, "SO_MEMINFO", 55,
                "SO_MAX_PACING_RATE", 47, "SO_PRIORITY", 12, "SO_MARK", 36);
        put(all, "IP_FREEBIND", 15, "IP_TOS", 1, "IP_TTL", 2, "IP_RECVERR", 11, "IP_MTU_DISCOVER", 10, "IP_MTU", 14, "IP_BIND_ADDRESS_NO_PORT",
                24, "IP_PMTUDISC_DONT", 0, "IP_PMTUDISC_WANT", 1, "IP_PMTUDISC_DO", 2, "IP_PMTUDISC_PROBE", 3);
        put(all, "TCP_NODELAY", 1, "TCP_MAXSEG", 2, "TCP_CORK", 3, "TCP_KEEPIDLE", 4, "TCP_KEEPINTVL", 5, "TCP_KEEPCNT", 6,
                "TCP_SYNCNT", 7, "TCP_LINGER2", 8, "TCP_DEFER_ACCEPT", 9, "TCP_WINDOW_CLAMP", 10, "TCP_INFO", 11,
                "TCP_QUICKACK", 12, "TCP_CONGESTION", 13, "TCP_MD5SIG", 14, "TCP_USER_TIMEOUT", 18, "TCP_FASTOPEN", 23,
                "TCP_TIMESTAMP", 24, "TCP_NOTSENT_LOWAT", 25, "TCP_FASTOPEN_CONNECT", 30, "TCP_FASTOPEN_KEY", 33,
                "TCP_FASTOPEN_NO_COOKIE", 34, "TCP_ZEROCOPY_RECEIVE", 35, "TCP_INQ", 36, "TCP_CM_INQ", 36,
                "TCP_TX_DELAY", 37);
        put(all, "MSG_OOB", 1, "MSG_PEEK", 2, "MSG_TRUNC", 0x20, "MSG_DONTWAIT", 0x40, "MSG_EOR", 0x80, "MSG_WAITALL", 0x100,
                "MSG_ERRQUEUE", 0x2000, "MSG_NOSIGNAL", 0x4000, "MSG_MORE", 0x8000, "MSG_FASTOPEN", 0x20000000,
                "MSG_ZEROCOPY", 0x4000000, "MSG_CTRUNC", 8);
        put(all, "F_GETFL", 3, "F_SETFL", 4, "O_RDONLY", 0, "O_WRONLY", 1, "O_RDWR", 2, "O_NONBLOCK", 0x800, "SHUT_RD", 0,
                "SHUT_WR", 1, "SHUT_RDWR", 2, "SIOCINQ", 0x541B, "SIOCOUTQ", 0x5411, "FIONREAD", 0x541B,
                "SIOCOUTQNSD", 0x894B, "SIOCATMARK", 0x8905, "SPLICE_F_MOVE", 1, "SPLICE_F_NONBLOCK", 2, "SPLICE_F_MORE", 4);
        put(all, "POLLIN", 1, "POLLPRI", 2, "POLLOUT", 4, "POLLERR", 8, "POLLHUP", 0x10, "POLLNVAL", 0x20, "POLLRDHUP", 0x2000,
                "EPOLLIN", 1, "EPOLLPRI", 2, "EPOLLOUT", 4, "EPOLLERR", 8, "EPOLLHUP", 0x10, "EPOLLRDHUP", 0x2000,
                "EPOLLET", 0x80000000L, "EPOLLONESHOT", 0x40000000, "EPOLLEXCLUSIVE", 0x10000000, "EPOLL_CTL_ADD", 1,
                "EPOLL_CTL_DEL", 2, "EPOLL_CTL_MOD", 3);
        put(all, "SO_EE_ORIGIN_ZEROCOPY", 5, "SO_EE_CODE_ZEROCOPY_COPIED", 1, "TCP_ESTABLISHED", 1, "TCP_SYN_SENT", 2, "TCP_SYN_RECV", 3, "TCP_FIN_WAIT1", 4, "TCP_FIN_WAIT2", 5,
                "TCP_TIME_WAIT", 6, "TCP_CLOSE", 7, "TCP_CLOSE_WAIT", 8, "TCP_LAST_ACK", 9, "TCP_LISTEN", 10,
                "TCP_CLOSING", 11);
        put(all, "TCP_CA_Open", 0, "TCP_CA_Disorder", 1, "TCP_CA_CWR", 2, "TCP_CA_Recovery", 3, "TCP_CA_Loss", 4,
                "TCP_INFINITE_SSTHRESH", 0x7FFFFFFF);
        put(all, "SOF_TIMESTAMPING_TX_HARDWARE", 1, "SOF_TIMESTAMPING_TX_SOFTWARE", 2, "SOF_TIMESTAMPING_RX_HARDWARE", 4,
                "SOF_TIMESTAMPING_RX_SOFTWARE", 8, "SOF_TIMESTAMPING_SOFTWARE", 16, "SOF_TIMESTAMPING_SYS_HARDWARE", 32,
                "SOF_TIMESTAMPING_RAW_HARDWARE", 64, "SOF_TIMESTAMPING_OPT_ID", 1 << 7, "SOF_TIMESTAMPING_TX_SCHED",
                1 << 8, "SOF_TIMESTAMPING_TX_ACK", 1 << 9, "SOF_TIMESTAMPING_OPT_CMSG", 1 << 10,
                "SOF_TIMESTAMPING_OPT_TSONLY", 1 << 11, "SOF_TIMESTAMPING_OPT_STATS", 1 << 12,
                "SOF_TIMESTAMPING_OPT_ID_TCP", 1 << 16, "SCM_TIMESTAMPING", 37, "SCM_TSTAMP_SND", 0,
                "SCM_TSTAMP_SCHED", 1, "SCM_TSTAMP_ACK", 2, "SO_EE_ORIGIN_TIMESTAMPING", 4,
                "SO_EE_ORIGIN_LOCAL", 1, "SO_EE_ORIGIN_ICMP", 2, "ENOMSG", 42);
        put(all, "TCPI_OPT_TIMESTAMPS", 1, "TCPI_OPT_SACK", 2, "TCPI_OPT_WSCALE", 4, "TCPI_OPT_ECN", 8, "TCPI_OPT_ECN_SEEN",
                16, "TCPI_OPT_SYN_DATA", 32, "TCPI_OPT_USEC_TS", 64, "TCPI_OPT_TFO_CHILD", 128);
        return Map.copyOf(all);
    }

    /** The value of a name, or null if it is none of these. */
    static @Nullable Long valueOf(String name) {
        return VALUES.get(name);
    }

    private static void put(Map<String, Long> all, Object... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            all.put((String) namesAndValues[i], ((Number) namesAndValues[i + 1]).longValue());
        }
    }
}
