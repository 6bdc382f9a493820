package wireclock.scenario.imported;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wireclock.scenario.source.Mark;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.ScenarioException;

/**
 * Reads the Graph Modelling Language (Himsolt 1996): keys with values, each a number, a text in quotes or a list
 * of keys in brackets.
 */
final class GmlParser {
    private static final int MOST_LEVELS = 32;
    private static final Pattern TOKEN = Pattern.compile(
            "(\\[)|(])|\"([^\"]*+)\"|([^\\s\\[\\]\"]++)");
    private static final Pattern ENTITY = Pattern.compile("&(#[0-9]{1,7}|amp|lt|gt|quot|apos);");

    private final String text;
    private final Matcher token;
    private final Problems problems;
    private int end;

    /**
     * A key with its value: a text, or a list.
     *
     * @param offset where the key stands in the file
     */
    record Entry(int offset, String key, String text, List<Entry> list) {}

    private GmlParser(String text, Problems problems) {
        this.text = text;
        this.token = TOKEN.matcher(text);
        this.problems = problems;
    }

    static List<Entry> parse(String text, Problems problems) throws ScenarioException {
        return new GmlParser(text, problems).entries(0);
    }

    private List<Entry> entries(int level) throws ScenarioException {
        if (level > MOST_LEVELS) {
            throw problems.fatal(here(), "brackets are nested more than " + MOST_LEVELS + " levels deep", "");
        }
        List<Entry> entries = new ArrayList<>();
        while (next()) {
            if (token.group(2) != null) {
                if (level == 0) {
                    throw problems.fatal(here(), "a bracket is closed that was never opened", "");
                }
                return entries;
            }
            String key = token.group(4);
            int offset = token.start();
            if (key == null) {
                throw problems.fatal(here(), "not GML: a key is needed here", "GML is a row of keys with values.");
            }
            if (!next() || token.group(2) != null) {
                throw problems.fatal(Mark.ofOffset(text, offset), "not GML: '" + shortened(key) + "' has no value", "");
            }
            boolean list = token.group(1) != null;
            String value = token.group(3) != null ? decoded(token.group(3)) : token.group(4) != null
                    ? token.group(4) : "";
            entries.add(new Entry(offset, key, value, list ? entries(level + 1) : List.of()));
        }
        if (level > 0) {
            throw problems.fatal(here(), "the file ends within brackets", "");
        }
        return entries;
    }

    private boolean next() throws ScenarioException {
        boolean comment = false;
        while (end < text.length()
                && (comment || Character.isWhitespace(text.charAt(end)) || text.charAt(end) == '#')) {
            comment = text.charAt(end) != '\n' && (comment || text.charAt(end) == '#');
            end++;
        }
        if (end == text.length()) {
            return false;
        }
        token.region(end, text.length());
        if (!token.lookingAt()) {
            throw problems.fatal(Mark.ofOffset(text, end), "not GML: a text in quotes does not end", "");
        }
        end = token.end();
        return true;
    }

    private Mark here() {
        return Mark.ofOffset(text, token.hasMatch() ? token.start() : end);
    }

    /** Characters outside ASCII stand in GML as in HTML. */
    private static String decoded(String text) {
        return ENTITY.matcher(text).replaceAll(match -> Matcher.quoteReplacement(switch (match.group(1)) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> character(Integer.parseInt(match.group(1).substring(1)));
        }));
    }

    private static String character(int codePoint) {
        boolean known = Character.isDefined(codePoint) && Character.getType(codePoint) != Character.SURROGATE;
        return known ? Character.toString(codePoint) : "?";
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 37) + "...";
    }
}
