package wireclock.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C while a run goes on: the run is asked to end, and the process waits until its results are written.
 */
final class Interrupt implements AutoCloseable {
    private static final long MOST_SECONDS = 30;

    private final CountDownLatch written = new CountDownLatch(1);
    private final Thread hook = new Thread(this::await, "interrupt");
    private volatile boolean requested;

    Interrupt() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    boolean requested() {
        return requested;
    }

    private void await() {
        requested = true;
        try {
            if (!written.await(MOST_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("wireclock: the results could not be written in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The run is over, its results are in place. */
    @Override
    public void close() {
        written.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already: that is what the hook was for.
        }
    }
}
