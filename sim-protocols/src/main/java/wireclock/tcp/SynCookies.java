package wireclock.tcp;

/** When a listening port answers SYNs without keeping anything of them (RFC 4987 §3.6; Linux: tcp_syncookies). */
public enum SynCookies {
    /** Never: what finds no room is dropped. */
    OFF,
    /** When there is no room for another half-open connection. */
    OVERFLOW,
    /** Always. */
    ALWAYS
}
