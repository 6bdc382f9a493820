package wireclock.reports;

import java.util.ArrayList;
import java.util.List;

/** The check at the end of every run that no link made or swallowed a frame unseen. */
public final class BalanceCheck {
    private BalanceCheck() {}

    /**
     * Holds every direction to accepted + duplicates = delivered + lost + damaged + queued + in flight.
     *
     * @throws IllegalStateException if one fails it, which is a defect of the simulator; the message shows the figures
     *         of all that do
     */
    public static void verify(List<LinkBalance> directions) {
        List<String> defects = new ArrayList<>();
        for (LinkBalance balance : directions) {
            if (balance.unaccounted() != 0) {
                defects.add(balance.unaccounted() + " frames unaccounted for in " + balance);
            }
        }
        if (!defects.isEmpty()) {
            throw new IllegalStateException("the balance of frames does not hold: " + String.join("; ", defects));
        }
    }
}
