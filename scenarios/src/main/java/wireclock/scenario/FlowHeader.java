package wireclock.scenario;

import org.jspecify.annotations.Nullable;
import wireclock.scenario.language.Place;
import wireclock.scenario.language.Tree;

/**
 * What flows of every type have.
 *
 * @param place where the flow is described
 * @param name as in results
 * @param from the node that it starts from
 * @param startPs from the start of the run
 * @param stopPs from the start of the run, or null for no such end
 */
public record FlowHeader(Place place, String name, String from, FlowTarget to, long startPs, @Nullable Long stopPs) {
    Tree tree(FlowType type) {
        return new Tree().put(TrafficKeys.NAME, name)
                .put(TrafficKeys.TYPE, type)
                .put(TrafficKeys.FROM, from)
                .put(TrafficKeys.TO, to.toString())
                .put(TrafficKeys.START, startPs)
                .put(TrafficKeys.STOP, stopPs);
    }
}
