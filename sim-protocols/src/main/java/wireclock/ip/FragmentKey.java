package wireclock.ip;

/** What the fragments of one packet have in common, and no other packet's meanwhile (RFC 791 §3.2). */
record FragmentKey(int source, int destination, int protocol, int identification) {}
