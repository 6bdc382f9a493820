package wireclock.scenario.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.metrics.LinkRecord;
import wireclock.scenario.assertion.Inquiry;

/** A network whose run is over, to be asked for its figures. Nothing is computed before somebody asks. */
public final class MeasuredNetwork {
    private final Network network;
    private final long endPs;
    private @Nullable Inquiry inquiry;

    MeasuredNetwork(Network network, long endPs) {
        this.network = network;
        this.endPs = endPs;
    }

    /** Both directions of every link, in the scenario's order. */
    public List<LinkRecord> links() {
        return LinkRecords.all(network, endPs);
    }

    /** For questions by name. */
    public Inquiry inquiry() {
        Inquiry known = inquiry;
        if (known == null) {
            known = new Inquiry(NetworkNames.of(network), endPs);
            inquiry = known;
        }
        return known;
    }
}
