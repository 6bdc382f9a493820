package wireclock.topology;

/**
 * One interface of one node.
 *
 * @param node its name
 * @param interfaceName for example {@code eth0}
 */
public record Port(String node, String interfaceName) {
    /** As captures and messages name it: {@code r1:eth0}. */
    @Override
    public String toString() {
        return node + ":" + interfaceName;
    }
}
