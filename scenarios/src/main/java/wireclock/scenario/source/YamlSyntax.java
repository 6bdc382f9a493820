package wireclock.scenario.source;

import java.util.Locale;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Says in plain words what the YAML parser objects to. */
final class YamlSyntax {
    private YamlSyntax() {}

    static Mark mark(String source, org.snakeyaml.engine.v2.exceptions.Mark mark) {
        return new Mark(source, mark.getLine() + 1, mark.getColumn() + 1);
    }

    static ScenarioException explain(YamlEngineException e, String text, Mark last, Problems problems) {
        if (e instanceof ReaderException unreadable) {
            int offset = text.offsetByCodePoints(0, Math.min(unreadable.getPosition(),
                    text.codePointCount(0, text.length())));
            return problems.fatal(Mark.ofOffset(text, offset),
                    String.format(Locale.ROOT, "not a character of a text: U+%04X", unreadable.getCodePoint()), "");
        }
        if (!(e instanceof MarkedYamlEngineException marked) || marked.getProblemMark().isEmpty()) {
            return problems.fatal(last, "not valid YAML: " + e.getMessage(), "");
        }
        Mark mark = mark(last.source(), marked.getProblemMark().get());
        String problem = marked.getProblem();
        if (problem.contains("(TAB)")) {
            return problems.fatal(mark, "a tab stands where YAML wants blanks", "Indent with blanks.");
        }
        if (problem.startsWith("mapping values are not allowed")) {
            return problems.fatal(mark, "not valid YAML: a second ': ' in one value",
                    "Put the value in quotes, or check the indentation of this line.");
        }
        if (problem.contains("that cannot start any token")) {
            return problems.fatal(mark, "not valid YAML: " + problem.substring(0, problem.indexOf(" (Do not")).replace(
                    "that cannot start any token.", "that cannot begin a value"), "Put the value in quotes.");
        }
        String begun = marked.getContextMark().map(context -> " of what begins on line " + (context.getLine() + 1))
                .orElse("");
        String during = marked.getContext() == null ? "" : " (" + marked.getContext() + begun + ")";
        return problems.fatal(mark, "not valid YAML: " + problem + during, "");
    }
}
