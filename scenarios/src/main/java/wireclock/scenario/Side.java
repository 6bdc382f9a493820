package wireclock.scenario;

/** A side of a TCP connection: the client opens it. */
public enum Side { CLIENT, SERVER }
