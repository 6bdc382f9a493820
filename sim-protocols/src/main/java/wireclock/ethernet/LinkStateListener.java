package wireclock.ethernet;

/** Hears when the link at an adapter comes up or goes down: a bridge port, an interface. */
public interface LinkStateListener {
    void linkStateChanged(boolean up);
}
