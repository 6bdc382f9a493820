package wireclock.bridge;

/** What a full address table does with a newcomer. */
public enum Overflow {
    /** Does not learn it: frames for it are flooded. */
    FLOOD,
    /** Forgets the station that has been silent longest. */
    REPLACE
}
