package wireclock.scenario.generate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.engine.RandomStream;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.Place;
import wireclock.scenario.source.Problems;

/** A sheet that a generator draws nodes and links on; it gives them their names and knows when there are too many. */
public final class Drawing {
    /** More cannot be run in the memory of a large machine. */
    private static final int MOST_NODES = 100_000;
    private static final int MOST_LINKS = 200_000;

    private final Place place;
    private final String prefix;
    private final String innerLetter;
    private final RandomStream random;
    private final Problems problems;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private int hosts;
    private int inners;

    /**
     * A node.
     *
     * @param host or else an inner node
     * @param positionM where it stands in a plane, two coordinates in metres, or null for nowhere
     */
    public record Node(String name, boolean host, @Nullable List<Long> positionM) {}

    /**
     * A link.
     *
     * @param delayPs its propagation delay, or null where its tier's settings say it
     */
    public record Link(String name, String first, String second, String tier, @Nullable Long delayPs) {}

    /** Says that a network is larger than any that can be run. */
    public static final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLargeException() {
            super("more than " + MOST_NODES + " nodes or " + MOST_LINKS + " links");
        }
    }

    /**
     * An empty sheet.
     *
     * @param place where the generator is asked for
     * @param prefix that every name begins with, or empty
     * @param innerLetter what inner nodes are called, with a number: {@code r}
     * @param random for what is drawn by lot
     */
    public Drawing(Place place, String prefix, String innerLetter, RandomStream random, Problems problems) {
        this.place = place;
        this.prefix = prefix;
        this.innerLetter = innerLetter;
        this.random = random;
        this.problems = problems;
    }

    public List<Node> nodes() {
        return nodes;
    }

    public List<Link> links() {
        return links;
    }

    RandomStream random() {
        return random;
    }

    /** The next inner node, numbered from 1. */
    String inner() {
        return inner(innerLetter + ++inners, null);
    }

    /** The next inner node, at a place. */
    String inner(List<Long> positionM) {
        return inner(innerLetter + ++inners, positionM);
    }

    /** An inner node with a name of its own. */
    String inner(String name) {
        return inner(name, null);
    }

    private String inner(String name, @Nullable List<Long> positionM) {
        return add(new Node(prefix + name, false, positionM));
    }

    /** So many of the next hosts, h1 and on, each with a link to an inner node. */
    void hostsAt(String inner, long count) {
        for (long i = 0; i < count; i++) {
            link(host("h" + ++hosts), inner, "access");
        }
    }

    /** A host with a name of its own. */
    String host(String name) {
        return add(new Node(prefix + name, true, null));
    }

    private String add(Node node) {
        if (nodes.size() >= MOST_NODES) {
            throw new TooLargeException();
        }
        nodes.add(node);
        return node.name();
    }

    void link(String first, String second, String tier) {
        link(new Link(first + "-" + second, first, second, tier, null));
    }

    /** A link whose delay the generator knows. */
    void link(String first, String second, String tier, long delayPs) {
        link(new Link(first + "-" + second, first, second, tier, delayPs));
    }

    /** A link with a name of its own. */
    void linkNamed(String name, String first, String second, String tier) {
        link(new Link(prefix + name, first, second, tier, null));
    }

    private void link(Link link) {
        if (links.size() >= MOST_LINKS) {
            throw new TooLargeException();
        }
        links.add(link);
    }

    /** Says that a word has a value of which no network can be drawn. */
    void refuse(Key<?> key, String message, String hint) {
        problems.report(place.at(key), message, hint);
    }
}
