package wireclock.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One thing that faults may change, with what it is without any of them. Of several faults that are active at a time,
 * the one that began last holds; when it ends, the one before it does again.
 */
public final class Setting<T> {
    private final T normal;
    private final Consumer<T> change;
    private final List<Overriding> active = new ArrayList<>();

    /**
     * A setting that no fault has touched.
     *
     * @param change brings a value into effect
     */
    public Setting(T normal, Consumer<T> change) {
        this.normal = normal;
        this.change = change;
    }

    /** A fault that gives the setting a value while it lasts. */
    public Fault to(T value) {
        return new Overriding(value);
    }

    private void apply() {
        change.accept(active.isEmpty() ? normal : active.getLast().value);
    }

    private final class Overriding implements Fault {
        private final T value;

        Overriding(T value) {
            this.value = value;
        }

        @Override
        public void begin() {
            active.add(this);
            apply();
        }

        @Override
        public void end() {
            active.remove(this);
            apply();
        }
    }
}
