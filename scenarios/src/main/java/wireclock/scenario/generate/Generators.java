package wireclock.scenario.generate;

import java.util.List;

/** All generators there are, in the order of the reference. */
public final class Generators {
    public static final List<Generator> ALL = List.of(Star.GENERATOR, Line.GENERATOR, Ring.GENERATOR,
            Tree.GENERATOR, FullMesh.GENERATOR, Grid.GENERATOR, Torus.GENERATOR, Dumbbell.GENERATOR,
            RandomGeometric.GENERATOR, FatTree.GENERATOR);

    private Generators() {}
}
