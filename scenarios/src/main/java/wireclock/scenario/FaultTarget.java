package wireclock.scenario;

import wireclock.scenario.language.Tree;

/** What a fault happens to. */
public sealed interface FaultTarget {
    /** As the scenario says it. */
    Tree tree(Tree tree);

    /**
     * A link.
     *
     * @param direction the one that it happens to
     * @param directionText as the scenario says it, {@code a to b}; empty for both
     */
    record Link(String name, Direction direction, String directionText) implements FaultTarget {
        @Override
        public Tree tree(Tree tree) {
            return tree.put(FaultKeys.LINK, name)
                    .put(FaultKeys.DIRECTION, directionText.isEmpty() ? null : directionText);
        }

        @Override
        public String toString() {
            return directionText.isEmpty() ? name : name + " " + directionText;
        }
    }

    /** The directions of a link. */
    enum Direction { BOTH, FORWARD, REVERSE }

    /** A node. */
    record Node(String name) implements FaultTarget {
        @Override
        public Tree tree(Tree tree) {
            return tree.put(FaultKeys.NODE, name);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** An interface of a node. */
    record Interface(String node, String port) implements FaultTarget {
        @Override
        public Tree tree(Tree tree) {
            return tree.put(FaultKeys.INTERFACE, toString());
        }

        @Override
        public String toString() {
            return node + ":" + port;
        }
    }
}
