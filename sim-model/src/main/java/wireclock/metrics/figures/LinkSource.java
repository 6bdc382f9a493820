package wireclock.metrics.figures;

import wireclock.link.LinkDirection;
import wireclock.metrics.LinkRecord;

/** A link direction as its figures see it. */
public interface LinkSource {
    /** The figures as they are. */
    LinkRecord record();

    LinkDirection direction();
}
