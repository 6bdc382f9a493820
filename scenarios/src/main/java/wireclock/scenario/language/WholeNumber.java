package wireclock.scenario.language;

import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.YamlNode;

/**
 * A whole number that has no dimension: a count, a port, a sequence number. Of a count of things, the things may be
 * named: {@code 10} or {@code 10 segments}.
 */
public final class WholeNumber extends ScalarType<Long> {
    private static final Pattern FORM = Pattern.compile("[+-]?[0-9]{1,40}");

    private final long least;
    private final long most;
    private final String things;

    private WholeNumber(long least, long most, String things) {
        this.least = least;
        this.most = most;
        this.things = things;
    }

    public static WholeNumber from(long least, long most) {
        return new WholeNumber(least, most, "");
    }

    /** The same, with a word that may follow the number. */
    public WholeNumber of(String things) {
        return new WholeNumber(least, most, things);
    }

    @Override
    String noun() {
        return "a whole number";
    }

    @Override
    String hint() {
        return least == most ? "Write " + least + "." : "Write a number from " + least + " to " + most + ".";
    }

    @Override
    @Nullable Long parse(YamlNode.Scalar scalar, Problems problems) {
        String text = scalar.text().strip();
        if (!things.isEmpty() && text.endsWith(things)) {
            text = text.substring(0, text.length() - things.length()).strip();
        }
        if (!FORM.matcher(text).matches()) {
            return refuse(scalar, problems);
        }
        BigInteger number = new BigInteger(text);
        if (number.compareTo(BigInteger.valueOf(least)) < 0 || number.compareTo(BigInteger.valueOf(most)) > 0) {
            problems.report(scalar.mark(), scalar.quoted() + " is out of range", hint());
            return null;
        }
        return number.longValueExact();
    }

    @Override
    public Object write(Long value) {
        return value;
    }

    @Override
    public String label() {
        return "number";
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> number = JsonSchema.of("type", "integer", "minimum", least);
        number.put("maximum", most);
        String word = things.isEmpty() ? "" : "(?:\\s*" + things + ")?";
        return JsonSchema.anyOf(number, JsonSchema.text("^[+-]?[0-9]+" + word + "$"));
    }
}
