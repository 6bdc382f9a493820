package wireclock.arq;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The receivers of the textbook in the plainest way: every segment by its full number, looked for one by one. */
final class NaiveReceiver {
    private final ArqConfig config;
    private final long numbers;
    private final Map<Long, String> waiting = new TreeMap<>();
    private final Set<Long> askedFor = new TreeSet<>();
    final List<String> delivered = new ArrayList<>();

    NaiveReceiver(ArqConfig config) {
        this.config = config;
        this.numbers = 1L << config.sequenceBits();
    }

    /** What it answers. */
    List<String> segment(long number, String payload) {
        return config.protocol() == ArqProtocol.SELECTIVE_REPEAT
                ? selective(number, payload) : inOrder(number, payload);
    }

    private List<String> inOrder(long number, String payload) {
        if (number == delivered.size() % numbers) {
            delivered.add(payload);
        }
        return List.of("ACK " + Math.floorMod(delivered.size() - 1L, numbers));
    }

    private List<String> selective(long number, String payload) {
        List<String> answers = new ArrayList<>();
        long base = delivered.size();
        for (long segment = base; segment < base + config.window(); segment++) {
            if (segment % numbers == number) {
                if (waiting.putIfAbsent(segment, payload) == null && config.nak()) {
                    for (long missing = base; missing < segment; missing++) {
                        if (!waiting.containsKey(missing) && askedFor.add(missing)) {
                            answers.add("NAK " + missing % numbers);
                        }
                    }
                }
                while (waiting.containsKey((long) delivered.size())) {
                    delivered.add(waiting.remove((long) delivered.size()));
                }
                answers.add("ACK " + number);
                return answers;
            }
        }
        for (long segment = base - config.window(); segment < base; segment++) {
            if (Math.floorMod(segment, numbers) == number) {
                return List.of("ACK " + number);
            }
        }
        return List.of();
    }
}
