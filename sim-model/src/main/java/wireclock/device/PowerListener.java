package wireclock.device;

/** Hears of the death of the machine that it runs on: an application, which dies with it. */
public interface PowerListener {
    /**
     * The machine has crashed. Sockets and connections are gone, nobody calls them any more, and nothing is to be sent;
     * timers are to be disarmed.
     */
    void crashed();

    /** The machine is up again. Servers open their ports again; what was in the middle of something stays dead. */
    void restarted();
}
