package wireclock.engine;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The event queue against what one would otherwise take, in the hold model: one operation takes the first event and files it
 * again. All keep the same order, (time, component, arrival).
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgs = {"-XX:+UseSerialGC", "-Xmn48m"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class HoldBenchmark {
    @Param({"1000", "100000"})
    public int pending;

    private final HoldWorkload workload = new HoldWorkload(1);
    private final PriorityQueue<HeldEvent> priorityQueue = new PriorityQueue<>(Comparator
            .comparingLong((HeldEvent event) -> event.timePs)
            .thenComparingInt(event -> event.component)
            .thenComparingLong(event -> event.arrival));
    private final PrimitiveHeap heap = new PrimitiveHeap();
    private final EventQueue radixQueue = new EventQueue();
    private final Scheduler scheduler = new Scheduler();
    private long arrivals;

    @Setup
    public void fill() {
        for (int i = 0; i < pending; i++) {
            long timePs = workload.nextDelayPs();
            priorityQueue.add(heldAt(i, timePs));
            heap.add(heldAt(i, timePs));
            radixQueue.add(heldAt(i, timePs));
            scheduler.schedule(heldAt(i, timePs), timePs);
        }
    }

    private HeldEvent heldAt(int component, long timePs) {
        HeldEvent event = new HeldEvent(component, scheduler, workload);
        event.timePs = timePs;
        event.arrival = arrivals++;
        return event;
    }

    /** java.util.PriorityQueue with a comparator. */
    @Benchmark
    public void priorityQueue() {
        HeldEvent event = priorityQueue.poll();
        event.timePs += workload.nextDelayPs();
        event.arrival = arrivals++;
        priorityQueue.add(event);
    }

    /** A binary heap in arrays of primitives. */
    @Benchmark
    public void primitiveHeap() {
        Event event = heap.poll();
        event.timePs += workload.nextDelayPs();
        heap.add(event);
    }

    /** The engine's queue. */
    @Benchmark
    public void radixQueue() {
        Event event = radixQueue.poll(Long.MAX_VALUE);
        event.timePs += workload.nextDelayPs();
        radixQueue.add(event);
    }

    /** The engine's queue with all that the scheduler does around it: clock, trajectory hash, checks, the call of the event. */
    @Benchmark
    public void scheduler() {
        scheduler.run(Long.MAX_VALUE, 1);
    }
}
