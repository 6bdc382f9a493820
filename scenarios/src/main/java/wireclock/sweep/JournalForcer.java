package wireclock.sweep;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Forces a journal to the disk once a second, on a thread of its own: a busy disk may take a second for it, in which
 * runs of a millisecond would have to wait for somebody to take their results.
 */
final class JournalForcer implements AutoCloseable {
    private final Journal journal;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().daemon(true).name("sweep journal").unstarted(this::goOn);
    private volatile @Nullable IOException failure;

    JournalForcer(Journal journal) {
        this.journal = journal;
        thread.start();
    }

    private void goOn() {
        try {
            // To interrupt it instead would close the file.
            while (!closed.await(1, TimeUnit.SECONDS)) {
                journal.force();
            }
        } catch (IOException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Fails if the journal could not be forced. */
    void check() throws IOException {
        IOException found = failure;
        if (found != null) {
            throw found;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
