package wireclock.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import wireclock.engine.RandomStream;

/**
 * Who of a group of nodes sends to whom within it: the traffic matrices that networks are compared with.
 *
 * @param kind how receivers are found
 * @param shift how far along the group the receiver is, of {@link Kind#SHIFT}
 */
record TrafficMatrix(Kind kind, long shift) {
    private static final Pattern SHIFTED = Pattern.compile("shift ([0-9]{1,9})");

    /** The matrices there are. */
    enum Kind {
        /** Everybody sends to one other and receives from one other. */
        PERMUTATION,
        /** Everybody sends to the one so many places further, around the group's end. */
        SHIFT,
        /** Everybody sends to another one, whoever else does. */
        RANDOM,
        /** Everybody sends to everybody else. */
        ALL
    }

    /** Reads the word for a matrix, or returns null for any other text. */
    static @Nullable TrafficMatrix parse(String text) {
        Matcher shifted = SHIFTED.matcher(text);
        if (shifted.matches()) {
            return new TrafficMatrix(Kind.SHIFT, Long.parseLong(shifted.group(1)));
        }
        for (Kind kind : Kind.values()) {
            if (kind != Kind.SHIFT && text.equals(kind.name().toLowerCase(Locale.ROOT))) {
                return new TrafficMatrix(kind, 0);
            }
        }
        return null;
    }

    /** Whether each sender has more than one receiver, so that a flow's name needs both. */
    boolean namesBoth() {
        return kind == Kind.ALL;
    }

    /** How many flows a group gives. */
    long flows(int group) {
        return kind == Kind.ALL ? (long) group * (group - 1) : group;
    }

    /** Whether a shift leads from everybody back to himself. */
    boolean staysInPlace(int group) {
        return kind == Kind.SHIFT && shift % group == 0;
    }

    /** The receivers of one sender, as places within the group; {@code drawn} is what {@link #draw} gave. */
    List<Integer> receivers(int sender, int group, int[] drawn) {
        return switch (kind) {
            case SHIFT -> List.of((int) ((sender + shift) % group));
            case PERMUTATION, RANDOM -> List.of(drawn[sender]);
            case ALL -> {
                List<Integer> others = new ArrayList<>();
                for (int other = 0; other < group; other++) {
                    if (other != sender) {
                        others.add(other);
                    }
                }
                yield others;
            }
        };
    }

    /** What chance decides for a group of at least two: each sender's receiver, where there is anything to decide. */
    int[] draw(int group, RandomStream random) {
        return switch (kind) {
            case PERMUTATION -> derangement(group, random);
            case RANDOM -> {
                int[] receivers = new int[group];
                for (int sender = 0; sender < group; sender++) {
                    int other = (int) random.nextBelow(group - 1);
                    receivers[sender] = other < sender ? other : other + 1;
                }
                yield receivers;
            }
            case SHIFT, ALL -> new int[0];
        };
    }

    /** A permutation in which nobody stays in place, each equally likely: drawn e times on average. */
    private static int[] derangement(int size, RandomStream random) {
        int[] permutation = new int[size];
        while (true) {
            for (int i = 0; i < size; i++) {
                int place = (int) random.nextBelow(i + 1);
                permutation[i] = permutation[place];
                permutation[place] = i;
            }
            boolean moved = true;
            for (int i = 0; i < size && moved; i++) {
                moved = permutation[i] != i;
            }
            if (moved) {
                return permutation;
            }
        }
    }
}
