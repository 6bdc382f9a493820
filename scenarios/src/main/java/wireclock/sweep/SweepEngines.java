package wireclock.sweep;

import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The engines that are there: the local one, and those that the class path brings along. */
public final class SweepEngines {
    /** The threads of this process. */
    public static final String LOCAL = "local";

    private SweepEngines() {}

    /** Whether {@code --engine} means one that is there. */
    public static boolean have(String engine) {
        return engine.equals(LOCAL) || provider(engine) != null;
    }

    static SweepEngine start(SweepWork work, SweepSettings settings) throws EngineException {
        String engine = settings.engine();
        if (engine.equals(LOCAL)) {
            return new LocalEngine(settings.jobs(), run -> work.make(run, settings.interrupted()),
                    settings.interrupted(), settings.runTimeoutNs());
        }
        SweepEngineProvider provider = provider(engine);
        if (provider == null) {
            throw new EngineException("There is no engine '" + engine + "'.");
        }
        return provider.start(engine, work, settings);
    }

    private static @Nullable SweepEngineProvider provider(String engine) {
        for (SweepEngineProvider provider : ServiceLoader.load(SweepEngineProvider.class)) {
            if (provider.isMeantBy(engine)) {
                return provider;
            }
        }
        return null;
    }
}
