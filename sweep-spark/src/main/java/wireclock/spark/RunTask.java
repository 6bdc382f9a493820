package wireclock.spark;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;
import wireclock.scenario.source.ScenarioException;
import wireclock.sweep.RunResult;

/** The task that makes one run, on whichever machine: its number goes in, its encoded result comes out. */
final class RunTask extends AbstractFunction1<Iterator<Integer>, byte[]> implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final byte[] INTERRUPTED = {};

    private final Broadcast<SharedWork> work;

    RunTask(Broadcast<SharedWork> work) {
        this.work = work;
    }

    @Override
    public byte[] apply(Iterator<Integer> partition) {
        TaskContext context = TaskContext.get();
        try {
            @Nullable RunResult result =
                    work.value().work().makeGuarded(partition.next(), context::isInterrupted);
            return result == null ? INTERRUPTED : result.encoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ScenarioException e) {
            throw new IllegalStateException("what was read on one machine cannot be read on another", e);
        }
    }
}
