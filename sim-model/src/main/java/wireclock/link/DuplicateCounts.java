package wireclock.link;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import wireclock.wire.EthernetFrame;

/** How many copies a line has made of the frames of each flow, so that what arrived twice is not taken for two. */
final class DuplicateCounts {
    private final FlowHash flowHash = new FlowHash(0);
    private final Map<Long, Copies> copiesOfFlow = new LinkedHashMap<>();

    private static final class Copies {
        final EthernetFrame example;
        long count;

        Copies(EthernetFrame example) {
            this.example = example;
        }
    }

    void add(EthernetFrame frame) {
        copiesOfFlow.computeIfAbsent(flowHash.of(frame), flow -> new Copies(frame)).count++;
    }

    /** Shows one frame of each flow of which there are copies, with their number. */
    void forEach(ObjLongConsumer<EthernetFrame> viewer) {
        copiesOfFlow.values().forEach(copies -> viewer.accept(copies.example, copies.count));
    }
}
