package wireclock.fault;

/** Something that goes wrong, once; {@link FaultTimeline} says when. */
public interface Fault {
    /** It happens. */
    void begin();

    /** It is over, for one that lasts. */
    void end();
}
