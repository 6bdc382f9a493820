package wireclock.scenario.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wireclock.topology.InterfacePlan;
import wireclock.topology.NetworkPlan;
import wireclock.topology.RoutePlan;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Prefix;
import wireclock.wire.MacAddress;

/** The addresses and routes that were chosen for a scenario, for its manifest. */
final class PlanTree {
    private PlanTree() {}

    /** Node by node: interfaces with their addresses, and the routes beyond the node's own networks. */
    static Map<String, Object> of(NetworkPlan plan, Collection<String> nodes) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (String node : nodes) {
            if (!plan.interfacesOf(node).isEmpty()) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("interfaces", interfaces(plan.interfacesOf(node)));
                entry.put("routes", routes(plan.routesOf(node),
                        plan.interfacesOf(node).stream().map(InterfacePlan::network).toList()));
                tree.put(node, entry);
            }
        }
        return tree;
    }

    private static Map<String, Object> interfaces(List<InterfacePlan> plans) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (InterfacePlan plan : plans) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("address", Ipv4Address.format(plan.address()) + "/" + plan.prefixLength());
            entry.put("mac", MacAddress.format(plan.mac()));
            entry.put("mtu_B", plan.mtu());
            entry.put("link", plan.link());
            tree.put(plan.name(), entry);
        }
        return tree;
    }

    /** Equally good routes to one network are one entry, with their next hops in lists. */
    private static List<Object> routes(List<RoutePlan> plans, List<Ipv4Prefix> own) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < plans.size(); ) {
            RoutePlan plan = plans.get(i);
            int end = i + 1;
            while (end < plans.size() && plans.get(end).prefix().equals(plan.prefix())
                    && plans.get(end).metric() == plan.metric()) {
                end++;
            }
            if (!own.contains(plan.prefix()) || !plan.isOnLink()) {
                List<RoutePlan> equal = plans.subList(i, end);
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("to", plan.prefix().toString());
                if (!plan.isOnLink()) {
                    entry.put("via", one(equal.stream().map(each -> Ipv4Address.format(each.gateway())).toList()));
                }
                entry.put("interface", one(equal.stream().map(RoutePlan::interfaceName).toList()));
                entry.put("metric", plan.metric());
                list.add(entry);
            }
            i = end;
        }
        return list;
    }

    private static Object one(List<String> values) {
        return values.size() == 1 ? values.getFirst() : values;
    }
}
