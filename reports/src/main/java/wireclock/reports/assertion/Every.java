package wireclock.reports.assertion;

import java.util.ArrayList;
import java.util.List;
import wireclock.metrics.figures.Meter;

/** The same condition of several flows, links or nodes: it has to be so of all of them. */
public final class Every implements Condition {
    private final List<String> names;
    private final List<Condition> conditions;
    private int decisive;

    /**
     * @param names of whom, in order
     * @param conditions as many, at least one
     */
    public Every(List<String> names, List<Condition> conditions) {
        this.names = List.copyOf(names);
        this.conditions = List.copyOf(conditions);
    }

    @Override
    public Truth test(long nowPs) {
        Truth all = Truth.TRUE;
        decisive = 0;
        for (int i = 0; i < conditions.size(); i++) {
            Truth each = conditions.get(i).test(nowPs);
            if (each.compareTo(all) < 0
                    || each == all && conditions.get(i).slack() < conditions.get(decisive).slack()) {
                decisive = i;
            }
            all = all.and(each);
        }
        return all;
    }

    @Override
    public Evidence evidence() {
        return conditions.get(decisive).evidence().of(names.get(decisive));
    }

    @Override
    public double slack() {
        return conditions.get(decisive).slack();
    }

    @Override
    public List<Evidence> compared() {
        List<Evidence> all = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            List<Evidence> each = conditions.get(i).compared();
            if (each.isEmpty()) {
                return List.of();
            }
            for (Evidence evidence : each) {
                all.add(evidence.of(names.get(i)));
            }
        }
        return all;
    }

    @Override
    public List<Meter> meters() {
        return conditions.stream().flatMap(condition -> condition.meters().stream()).toList();
    }
}
