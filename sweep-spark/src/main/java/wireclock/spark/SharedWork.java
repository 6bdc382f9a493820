package wireclock.spark;

import java.io.IOException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.source.ScenarioException;
import wireclock.sweep.SweepWork;

/** What every task needs, sent once to each process and read there once. */
final class SharedWork implements Serializable {
    private static final long serialVersionUID = 1L;

    private final byte[] encoded;
    private transient @Nullable SweepWork work;

    SharedWork(byte[] encoded) {
        this.encoded = encoded;
    }

    synchronized SweepWork work() throws IOException, ScenarioException {
        SweepWork known = work;
        if (known == null) {
            known = SweepWork.decoded(encoded);
            work = known;
        }
        return known;
    }
}
