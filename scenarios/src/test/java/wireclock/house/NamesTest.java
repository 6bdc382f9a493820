package wireclock.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Names are the field's nouns: a name that says "there is some code here" says nothing. */
class NamesTest {
    private static final Pattern EMPTY_WORD =
            Pattern.compile(".*(Impl|Manager|Helper|Utils?)|(Abstract|I)[A-Z][a-z].*");

    private static final ArchRule RULE = noClasses().should(ArchCondition.from(describe(
            "be named after no thing", type -> EMPTY_WORD.matcher(type.getSimpleName()).matches())));

    @Test
    void noClassHasAnEmptyName() {
        RULE.check(HouseClasses.ofTheProduct());
    }

    @Test
    void anEmptyNameIsFound() {
        assertThat(HouseClasses.violationsInFixtures(RULE))
                .singleElement().asString().contains("fixture.attic.Stray$TimeUtil");
    }
}
