package wireclock.spark;

import wireclock.sweep.EngineException;
import wireclock.sweep.SweepEngine;
import wireclock.sweep.SweepEngineProvider;
import wireclock.sweep.SweepSettings;
import wireclock.sweep.SweepWork;

/** Starts Spark where {@code --engine} says {@code spark}, or names the master of a cluster. */
public final class SparkProvider implements SweepEngineProvider {
    @Override
    public boolean isMeantBy(String engine) {
        return engine.equals("spark") || engine.startsWith(SparkSetup.CLUSTER);
    }

    @Override
    public SweepEngine start(String engine, SweepWork work, SweepSettings settings) throws EngineException {
        return SparkEngine.start(new SparkSetup(engine, work, settings), work, settings.interrupted());
    }
}
