package wireclock.link;

import java.util.Arrays;
import wireclock.wire.EthernetFrame;

/** Loses the frames that are named by their numbers, counted from 1 in the order of acceptance. */
public final class ListedLoss implements LossModel {
    private final long[] numbers;
    private long accepted;
    private int next;

    /**
     * @param numbers positive, in any order
     */
    public ListedLoss(long... numbers) {
        this.numbers = Arrays.stream(numbers).sorted().distinct().toArray();
    }

    @Override
    public boolean loses(EthernetFrame frame) {
        accepted++;
        if (next < numbers.length && numbers[next] == accepted) {
            next++;
            return true;
        }
        return false;
    }
}
