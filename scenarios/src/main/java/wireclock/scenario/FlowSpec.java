package wireclock.scenario;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.language.Place;

/** A flow: one of those that streams or patterns made, where there were some. */
public sealed interface FlowSpec permits TcpFlowSpec, UdpFlowSpec, PingFlowSpec, TracerouteFlowSpec, ArqFlowSpec {
    /** What flows of every type have. */
    FlowHeader header();

    /** The flow as a scenario file would say it, with every default. */
    Map<String, Object> tree();

    default String name() {
        return header().name();
    }

    /** The node that it starts from. */
    default String from() {
        return header().from();
    }

    default FlowTarget to() {
        return header().to();
    }

    /** When it starts, from the start of the run. */
    default long startPs() {
        return header().startPs();
    }

    /** When it stops at the latest, from the start of the run, or null. */
    default @Nullable Long stopPs() {
        return header().stopPs();
    }

    /** Where it is described. */
    default Place place() {
        return header().place();
    }
}
