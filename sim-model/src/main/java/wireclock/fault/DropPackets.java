package wireclock.fault;

import java.util.Arrays;
import wireclock.link.LossModel;
import wireclock.wire.EthernetFrame;
import wireclock.wire.Ipv4Packet;

/**
 * Loses certain IP packets of those that a queue accepts, by their numbers from the start of the run; ARP does not
 * count. Packets whose turn comes while the fault is not active get through.
 */
public final class DropPackets implements Fault, LossModel {
    private final long[] numbers;
    private boolean active;
    private long accepted;
    /** Place of the first number that is still to come. */
    private int next;

    /**
     * @param numbers from 1, in any order
     */
    public DropPackets(long[] numbers) {
        this.numbers = Arrays.stream(numbers).sorted().distinct().toArray();
    }

    @Override
    public void begin() {
        active = true;
    }

    @Override
    public void end() {
        active = false;
    }

    @Override
    public boolean loses(EthernetFrame frame) {
        if (!(frame.payload() instanceof Ipv4Packet)) {
            return false;
        }
        accepted++;
        if (next == numbers.length || numbers[next] != accepted) {
            return false;
        }
        next++;
        return active;
    }
}
