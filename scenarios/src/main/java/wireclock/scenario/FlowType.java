package wireclock.scenario;

/** The types of flows. */
public enum FlowType { TCP, UDP, PING, TRACEROUTE, ARQ }
