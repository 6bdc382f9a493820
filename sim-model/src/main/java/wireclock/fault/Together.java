package wireclock.fault;

import java.util.List;

/** Several faults that happen at once: both directions of a link. */
public record Together(List<Fault> faults) implements Fault {
    @Override
    public void begin() {
        faults.forEach(Fault::begin);
    }

    @Override
    public void end() {
        faults.forEach(Fault::end);
    }
}
