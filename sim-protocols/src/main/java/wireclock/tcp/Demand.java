package wireclock.tcp;

/** What an acknowledgement asks to be sent, beyond new data that the window allows. */
enum Demand {
    NOTHING,
    /** What is lost. */
    LOST,
    /** New data, to find out whether the timeout was a mistake; if there is none, what is lost. */
    NEW
}
