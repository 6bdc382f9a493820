package wireclock.scenario;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.language.Place;
import wireclock.scenario.language.Tree;

/**
 * Something that goes wrong at a time.
 *
 * @param place where it is described
 * @param atPs from the start of the run
 * @param forPs how long it lasts, or null for the rest of the run
 * @param preset what it is a part of, or null
 */
public record FaultSpec(Place place, long atPs, @Nullable Long forPs, FaultTarget target, FaultEffect effect,
        @Nullable FaultPreset preset) {

    /** The fault as a scenario file would say it; of a preset, each of the faults that it comes to. */
    Map<String, Object> tree() {
        Tree tree = new Tree().put(FaultKeys.AT, atPs).put(FaultKeys.FOR, forPs);
        return effect.tree(target.tree(tree)).map();
    }
}
