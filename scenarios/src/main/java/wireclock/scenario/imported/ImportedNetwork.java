package wireclock.scenario.imported;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A network as a file of another tool tells it, before it has names of ours. */
final class ImportedNetwork {
    /** What it is called, or empty. */
    String title = "";
    /** By the file's identifiers, in its order. */
    final Map<String, Node> nodes = new LinkedHashMap<>();
    final List<Link> links = new ArrayList<>();
    /** What was left out, in sentences. */
    final List<String> omissions = new ArrayList<>();

    /**
     * A node.
     *
     * @param label what people call it
     * @param kind the word for it in a scenario
     * @param site where on earth it stands, or null
     */
    record Node(String label, String kind, @Nullable Site site) {}

    /**
     * A link between two nodes by their identifiers.
     *
     * @param firstPort interface of the first node, or null for the next
     * @param secondPort interface of the second node, or null for the next
     * @param rateBitPerS null where the file says nothing
     * @param delayPs null where the file says nothing
     * @param mtuBytes null where the file says nothing
     */
    record Link(String first, @Nullable String firstPort, String second, @Nullable String secondPort,
            @Nullable Long rateBitPerS, @Nullable Long delayPs, @Nullable Long mtuBytes) {}
}
