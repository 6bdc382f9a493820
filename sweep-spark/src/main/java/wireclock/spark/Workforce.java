package wireclock.spark;

import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import wireclock.sweep.EngineException;

/**
 * The processes that a cluster has for a sweep. Spark waits for ever for new ones when the last is gone; here it has as
 * long as it takes itself to believe that somebody is gone ({@code spark.network.timeout}). Before the first has come
 * there is no bound: a busy cluster may have others to serve before.
 */
final class Workforce {
    private static final long BETWEEN_LOOKS_NS = 1_000_000_000L;

    private final SparkContext context;
    private final long patienceS;
    private boolean hasWorked;
    private long lookedNs;
    private long seenNs;

    Workforce(SparkContext context) {
        this.context = context;
        this.patienceS = context.getConf().getTimeAsSeconds("spark.network.timeout", "120s");
    }

    /**
     * Looks whether anybody is there, now and then.
     *
     * @throws EngineException if nobody has been for too long
     */
    void look() throws EngineException {
        long nowNs = System.nanoTime();
        if (context.isLocal() || lookedNs != 0 && nowNs - lookedNs < BETWEEN_LOOKS_NS) {
            return;
        }
        lookedNs = nowNs;
        // This process, which gives the work, is always one of them.
        if (context.statusTracker().getExecutorInfos().length > 1) {
            hasWorked = true;
            seenNs = nowNs;
        } else if (hasWorked && nowNs - seenNs >= TimeUnit.SECONDS.toNanos(patienceS)) {
            throw new EngineException("All workers of " + context.master() + " have been gone for " + patienceS
                    + " s (spark.network.timeout).");
        }
    }
}
