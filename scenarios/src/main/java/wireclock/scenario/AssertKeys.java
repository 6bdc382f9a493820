package wireclock.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.assertion.ConditionText;
import wireclock.scenario.language.Amount;
import wireclock.scenario.language.ByKey;
import wireclock.scenario.language.Choice;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.Section;
import wireclock.scenario.language.Text;
import wireclock.scenario.language.ValueType;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.YamlNode;

/** The words about assertions. */
final class AssertKeys {
    static final Key<ConditionText> THAT = Key.required("that", ConditionText.TYPE,
            "What holds at the end of the run, or of the part of it that is looked at.");
    static final Key<ConditionText> ALWAYS = Key.required("always", ConditionText.TYPE, "What holds at every moment.");
    static final Key<ConditionText> NEVER = Key.required("never", ConditionText.TYPE, "What holds at no moment.");
    static final Key<ConditionText> EVENTUALLY = Key.required("eventually", ConditionText.TYPE,
            "What holds at one moment at least.");
    static final Key<Long> FROM = Key.standard("from", Amount.TIME, "0 s",
            "When the part of the run begins that is looked at; counts and means are of that part alone.");
    static final Key<Long> TO = Key.optional("to", Amount.POSITIVE_TIME, "the end of the run", "When it ends.");
    static final Key<Long> BY = Key.optional("by", Amount.POSITIVE_TIME, "the end of the run",
            "By when it has to have held.");
    static final Key<String> BECAUSE = Key.optional("because", Text.ANY, "none", "Why it should be so, for the reports.");
    static final Key<Boolean> LEVEL = Key.standard("level", new Level(), "fail",
            "What it means if it does not hold: `fail`, or `warn` only, which leaves the exit status alone.");
    static final Key<String> BASELINE = Key.optional("baseline", Text.of("path", "a path",
            "Name the folder of an earlier result.", "[^\\p{Cntrl}]{1,4096}"), "none",
            "The folder of an earlier result, whose figures the condition calls `baseline`. It is looked for beside the "
                    + "scenario, then in the working directory.");

    static final Section OF_END = new Section("an assertion",
            "What holds when the run is over. The condition alone may stand for the whole.", THAT, FROM, TO, BECAUSE,
            LEVEL, BASELINE);
    static final Section OF_ALL = new Section("an assertion of every moment",
            "What holds all the time: it is looked at at every change.", ALWAYS, FROM, TO, BECAUSE, LEVEL, BASELINE);
    static final Section OF_NONE = new Section("an assertion of no moment",
            "What never holds: it is looked at at every change.", NEVER, FROM, TO, BECAUSE, LEVEL, BASELINE);
    static final Section OF_SOME = new Section("an assertion of some moment",
            "What comes true: it is looked at at every change, and need not stay so.", EVENTUALLY, FROM, BY, BECAUSE,
            LEVEL, BASELINE);

    static final ValueType<Fields> ASSERTION = new Type(new ByKey(sections()));

    private AssertKeys() {}

    private static Map<String, Section> sections() {
        Map<String, Section> sections = new LinkedHashMap<>();
        sections.put(THAT.name(), OF_END);
        sections.put(ALWAYS.name(), OF_ALL);
        sections.put(NEVER.name(), OF_NONE);
        sections.put(EVENTUALLY.name(), OF_SOME);
        return sections;
    }

    /** The forms of assertions, or a condition alone. */
    private record Type(ByKey forms) implements ValueType<Fields> {
        @Override
        public @Nullable Fields read(YamlNode node, Problems problems) {
            if (!(node instanceof YamlNode.Scalar scalar)) {
                return forms.read(node, problems);
            }
            YamlNode.Scalar key = new YamlNode.Scalar(scalar.mark(), THAT.name(), true);
            return OF_END.read(new YamlNode.Mapping(scalar.mark(),
                    Map.of(key.text(), new YamlNode.Entry(key, scalar))), problems);
        }

        @Override
        public Object write(Fields value) {
            return forms.write(value);
        }

        @Override
        public String label() {
            return ConditionText.TYPE.label() + " or " + forms.label();
        }

        @Override
        public Map<String, Object> schema() {
            return Map.of("anyOf", List.of(ConditionText.TYPE.schema(), forms.schema()));
        }

        @Override
        public List<Section> sections() {
            return forms.sections();
        }
    }

    /** Whether it only warns. */
    private record Level() implements ValueType<Boolean> {
        private static final Choice<String> WORDS = Choice.ofWords("a level", "fail", "warn");

        @Override
        public @Nullable Boolean read(YamlNode node, Problems problems) {
            String word = WORDS.read(node, problems);
            return word == null ? null : Boolean.valueOf(word.equals("warn"));
        }

        @Override
        public Object write(Boolean onlyWarns) {
            return WORDS.write(onlyWarns ? "warn" : "fail");
        }

        @Override
        public String label() {
            return WORDS.label();
        }

        @Override
        public Map<String, Object> schema() {
            return WORDS.schema();
        }
    }
}
