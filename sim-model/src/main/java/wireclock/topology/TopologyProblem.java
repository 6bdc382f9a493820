package wireclock.topology;

/**
 * Something wrong with a description, said so that the scenario's reader can point at the place.
 *
 * @param element what kind of thing it is about
 * @param name of that node, link or flow
 * @param field path of the value inside the element, as the scenario spells it: {@code gateway}, {@code
 *     interfaces.eth0}, {@code routes[0].via}, {@code endpoints[1]}; empty for the element as a whole
 * @param message what is wrong, a sentence without a full stop
 * @param hint what to do about it, a sentence without a full stop
 */
public record TopologyProblem(Element element, String name, String field, String message, String hint) {
    /** The lists of a scenario. */
    public enum Element {
        NODE, LINK, FLOW
    }

    @Override
    public String toString() {
        String place = field.isEmpty() ? name : name + "." + field;
        return place + ": " + message + ". " + hint;
    }
}
