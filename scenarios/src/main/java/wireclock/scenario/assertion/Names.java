package wireclock.scenario.assertion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.Spelling;

/** What the names in conditions mean: who has which figure, and what is wrong with a name that means nothing. */
public final class Names {
    private static final int LISTED = 12;

    private final Map<String, List<Entity<?>>> entities = new LinkedHashMap<>();

    /**
     * @param entities of one name, the first that has a figure is meant
     */
    public Names(List<Entity<?>> entities) {
        entities.forEach(each -> this.entities.computeIfAbsent(each.name(), name -> new ArrayList<>()).add(each));
    }

    /**
     * A figure of somebody.
     *
     * @param figure its name, of a number or a word
     */
    record Meaning(Entity<?> entity, String figure) {
        boolean isText() {
            return entity.find(figure) == null && entity.hasText(figure);
        }
    }

    /** What a name without stars means, or null. */
    @Nullable Meaning find(String name) {
        for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
            String figure = name.substring(dot + 1);
            for (Entity<?> entity : entities.getOrDefault(name.substring(0, dot), List.of())) {
                if (entity.find(figure) != null || entity.hasText(figure)) {
                    return new Meaning(entity, figure);
                }
            }
        }
        return null;
    }

    /** What a name without stars means, or null after reporting that it means nothing. */
    @Nullable Meaning resolve(ConditionText condition, Syntax.Name name, String text, Problems problems) {
        Meaning meaning = find(text);
        if (meaning == null) {
            report(condition, name, text, problems);
        }
        return meaning;
    }

    static boolean isPattern(Syntax.Name name) {
        return name.text().indexOf('*') >= 0;
    }

    /** The part of a name that stands for somebody, in which stars may be. */
    static String pattern(Syntax.Name name) {
        int dot = name.text().indexOf('.');
        return dot < 0 ? name.text() : name.text().substring(0, dot);
    }

    /** The name with somebody's put in for the pattern. */
    static String of(Syntax.Name name, String whose) {
        return whose + name.text().substring(pattern(name).length());
    }

    /** Who a pattern means, of those who have all figures asked for; none after reporting that it is nobody. */
    List<String> matches(ConditionText condition, List<Syntax.Name> names, Problems problems) {
        Syntax.Name first = names.getFirst();
        String pattern = pattern(first);
        Pattern regex = Pattern.compile(pattern.chars().mapToObj(c -> c == '*' ? "[^.:]*" : Pattern.quote((char) c + ""))
                .collect(Collectors.joining()));
        List<String> all = entities.keySet().stream()
                .filter(name -> name.indexOf('.') < 0 && regex.matcher(name).matches()).toList();
        if (all.isEmpty()) {
            problems.report(condition.mark(first.at()), "nobody is called '" + pattern + "'", hint(pattern));
            return List.of();
        }
        for (Syntax.Name name : names) {
            List<String> having = all.stream().filter(whose -> find(of(name, whose)) != null).toList();
            if (having.isEmpty()) {
                report(condition, name, of(name, all.getFirst()), problems);
                return List.of();
            }
            all = having;
        }
        return all;
    }

    private void report(ConditionText condition, Syntax.Name name, String text, Problems problems) {
        int dot = text.lastIndexOf('.');
        while (dot > 0 && !entities.containsKey(text.substring(0, dot))) {
            dot = text.lastIndexOf('.', dot - 1);
        }
        if (dot > 0) {
            String whose = text.substring(0, dot);
            String figure = text.substring(dot + 1);
            int at = name.at() + name.text().length() - figure.length();
            Set<String> known = new LinkedHashSet<>();
            entities.getOrDefault(whose, List.of()).forEach(entity -> known.addAll(figures(entity)));
            Entity<?> entity = entities.getOrDefault(whose, List.of()).getFirst();
            problems.report(condition.mark(at), entity.table().owner() + " '" + whose + "' has no figure '" + figure + "'",
                    Spelling.hint(figure, known, "Figures of a " + entity.table().owner() + ": " + some(known)));
            return;
        }
        if (text.indexOf('.') < 0) {
            String hint = entities.containsKey(text)
                    ? "Say which of its figures, as " + text + "."
                    + figures(entities.getOrDefault(text, List.of()).getFirst()).getFirst() + "."
                    : "A figure is a name, a dot and the figure's name: bulk.goodput.";
            problems.report(condition.mark(name.at()), "'" + text + "' is not a figure", hint);
            return;
        }
        String whose = text.substring(0, text.indexOf('.'));
        problems.report(condition.mark(name.at()), "there is no flow, link, node or interface '" + whose + "'",
                hint(whose));
    }

    private static List<String> figures(Entity<?> entity) {
        return entity.table().names().stream().filter(name -> entity.find(name) != null || entity.hasText(name)).toList();
    }

    private String hint(String whose) {
        if (entities.keySet().stream().anyMatch(name -> name.matches(Pattern.quote(whose) + "-?[0-9]+"))) {
            return "There are several: write '" + whose + "*' for all of them.";
        }
        return Spelling.hint(whose, entities.keySet(), "There are: " + some(entities.keySet()));
    }

    private static String some(Set<String> known) {
        return known.stream().limit(LISTED).collect(Collectors.joining(", ")) + (known.size() > LISTED ? " …" : ".");
    }
}
