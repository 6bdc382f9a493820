package wireclock.scenario.run;

import java.util.List;
import wireclock.reports.limits.WhatIfRow;

/**
 * What came of relaxing limits.
 *
 * @param rows in the order of the flows, of each flow the limit that held longest first
 * @param leftOut changes that were not tried, because there were too many
 * @param interrupted whether somebody lost patience
 */
public record WhatIfReport(List<WhatIfRow> rows, int leftOut, boolean interrupted) {
    /** Nobody asked. */
    static final WhatIfReport NOTHING = new WhatIfReport(List.of(), 0, false);
}
