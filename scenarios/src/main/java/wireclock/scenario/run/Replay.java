package wireclock.scenario.run;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import wireclock.reports.CutShort;
import wireclock.reports.ResultFolderException;
import wireclock.reports.ResultManifest;
import wireclock.scenario.CaptureLimits;
import wireclock.scenario.Origin;
import wireclock.scenario.Overrides;
import wireclock.scenario.Scenario;
import wireclock.scenario.ScenarioLoader;
import wireclock.scenario.source.ScenarioException;

/**
 * A run that was made before, made once more from its manifest alone: neither the scenario's files nor anything else of
 * the machine is looked at.
 */
public final class Replay {
    private final ResultManifest manifest;
    private final Recipe recipe;

    /**
     * @throws UnreplayableException if the manifest does not say enough
     */
    public Replay(ResultManifest manifest) throws UnreplayableException {
        this.manifest = manifest;
        this.recipe = Recipe.of(manifest.tree());
    }

    /** Runs the very same again, results and all, into another folder. */
    public RunReport same(Path out, ToolVersion tool, BooleanSupplier interrupted)
            throws ScenarioException, ResultFolderException {
        return run(recipe.origin(), recipe.captureAll(), recipe.html(), recipe.whatIf(), out, tool, interrupted);
    }

    /** Runs it again with every frame at every port captured, whole. */
    public RunReport captured(Path out, ToolVersion tool, BooleanSupplier interrupted)
            throws ScenarioException, ResultFolderException {
        Origin origin = recipe.origin();
        Overrides set = origin.overrides();
        CaptureLimits everything = CaptureLimits.EVERYTHING;
        return run(new Origin(origin.sources(), new Overrides(set.params(), set.seed(), set.durationPs(), everything)),
                true, false, false, out, tool, interrupted);
    }

    private RunReport run(Origin origin, boolean captureAll, boolean html, boolean whatIf, Path out,
            ToolVersion tool, BooleanSupplier interrupted) throws ScenarioException, ResultFolderException {
        Scenario scenario = ScenarioLoader.load(origin);
        ScenarioCheck.check(scenario);
        RunSettings settings = new RunSettings(out, captureAll, limits(interrupted), ProgressListener.NONE, null, html,
                whatIf);
        return new ScenarioRun(scenario, settings, tool).execute();
    }

    /** A run that was cut short, for whatever reason, ends again after as many events, and for the same reason. */
    private RunLimits limits(BooleanSupplier interrupted) {
        Map<?, ?> tree = manifest.tree();
        CutShort cutShort = cutShort(tree.get("cut_short"));
        long events = tree.get("events") instanceof BigDecimal number ? number.longValue() : Long.MAX_VALUE;
        return cutShort == null ? new RunLimits(Long.MAX_VALUE, Long.MAX_VALUE, interrupted)
                : new RunLimits(events, Long.MAX_VALUE, interrupted, cutShort);
    }

    private static @Nullable CutShort cutShort(@Nullable Object key) {
        for (CutShort each : CutShort.values()) {
            if (each.key().equals(key)) {
                return each;
            }
        }
        return null;
    }
}
