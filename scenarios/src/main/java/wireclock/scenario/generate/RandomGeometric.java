package wireclock.scenario.generate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.engine.RandomStream;
import wireclock.scenario.language.Amount;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.Section;

/**
 * Inner nodes scattered evenly over a square, linked where they are near each other (Gilbert 1961).
 *
 * <p>Light in fibre is a third slower than in the void: 5 ns a metre. A network that falls into pieces is drawn again.
 */
final class RandomGeometric {
    private static final long PS_PER_M = 5_000;
    private static final int MOST_DRAWS = 100;

    private static final Key<Long> NODES = InnerWords.nodes(2, 5_000);
    private static final Key<Long> RADIUS = Key.required("radius", Amount.DISTANCE.atLeast(1),
            "Nodes at most so far from each other are linked.");
    private static final Key<Long> SIDE = Key.standard("side", Amount.DISTANCE.atLeast(1), "1000 km",
            "The length of the square's side.");
    private static final Section WORDS = new Section("a random geometric network",
            "Inner nodes scattered over a square by the scenario's seed, linked where they are near each other; the "
                    + "delay of these links is that of light in fibre, 5 us a kilometre. Drawn again until it is in "
                    + "one piece.", NODES, RADIUS, SIDE, InnerWords.HOSTS);
    static final Generator GENERATOR = new Generator("random-geometric", "router", InnerWords.TIERS,
            WORDS, RandomGeometric::draw);

    private RandomGeometric() {}

    private static void draw(Fields given, Drawing drawing) {
        Points points = scatter(given, drawing.random());
        if (points == null) {
            drawing.refuse(RADIUS, "with this radius the network falls into pieces: none of " + MOST_DRAWS
                    + " draws was in one", "Give a longer 'radius' or more 'nodes'.");
            return;
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < points.xM.length; i++) {
            names.add(drawing.inner(List.of(points.xM[i], points.yM[i])));
            drawing.hostsAt(names.get(i), given.get(InnerWords.HOSTS));
        }
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                if (points.near(i, j)) {
                    drawing.link(names.get(i), names.get(j), InnerWords.TRUNK, points.delayPs(i, j));
                }
            }
        }
    }

    private static @Nullable Points scatter(Fields given, RandomStream random) {
        for (int draw = 0; draw < MOST_DRAWS; draw++) {
            Points points = new Points(Math.toIntExact(given.get(NODES)), given.get(SIDE), given.get(RADIUS), random);
            if (points.inOnePiece()) {
                return points;
            }
        }
        return null;
    }

    /** Some points in a square, on whole metres. */
    private static final class Points {
        private final long[] xM;
        private final long[] yM;
        private final long radiusM;

        Points(int count, long sideM, long radiusM, RandomStream random) {
            xM = new long[count];
            yM = new long[count];
            this.radiusM = radiusM;
            for (int i = 0; i < count; i++) {
                xM[i] = random.nextBelow(sideM + 1);
                yM[i] = random.nextBelow(sideM + 1);
            }
        }

        private double distanceM(int i, int j) {
            double x = xM[i] - xM[j];
            double y = yM[i] - yM[j];
            return StrictMath.sqrt(x * x + y * y);
        }

        boolean near(int i, int j) {
            return distanceM(i, j) <= radiusM;
        }

        long delayPs(int i, int j) {
            return StrictMath.round(distanceM(i, j) * PS_PER_M);
        }

        boolean inOnePiece() {
            BitSet unseen = new BitSet();
            unseen.set(1, xM.length);
            Deque<Integer> open = new ArrayDeque<>(List.of(0));
            while (!open.isEmpty()) {
                int from = open.remove();
                for (int to = unseen.nextSetBit(0); to >= 0; to = unseen.nextSetBit(to + 1)) {
                    if (near(from, to)) {
                        unseen.clear(to);
                        open.add(to);
                    }
                }
            }
            return unseen.isEmpty();
        }
    }
}
