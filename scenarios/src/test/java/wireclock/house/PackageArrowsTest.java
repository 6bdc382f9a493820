package wireclock.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackageArrowsTest {
    @Test
    void everyRoomUsesOnlyWhatLiesBelow() {
        JavaClasses classes = HouseClasses.ofTheProduct();
        assertThat(violations(PackageArrows.rules("wireclock"), classes)).isEmpty();
    }

    @Test
    void everyClassIsInARoom() {
        PackageArrows.everyClassHasARoom("wireclock").check(HouseClasses.ofTheProduct());
    }

    @Test
    void theRulesSeeTheProduct() {
        assertThat(HouseClasses.ofTheProduct().contain("wireclock.engine.Scheduler")).isTrue();
        assertThat(HouseClasses.ofTheProduct().contain(PackageArrowsTest.class)).isFalse();
    }

    @Test
    void anArrowThatIsNotInThePictureIsFound() {
        assertThat(violations(PackageArrows.rules(HouseClasses.FIXTURES), HouseClasses.fixtures()))
                .isNotEmpty()
                .allMatch(line -> line.contains("fixture.wire.TellsTheTime"));
    }

    @Test
    void aClassWithoutARoomIsFound() {
        assertThat(HouseClasses.violationsInFixtures(PackageArrows.everyClassHasARoom(HouseClasses.FIXTURES)))
                .filteredOn(line -> !line.contains("package-info"))
                .isNotEmpty()
                .allMatch(line -> line.contains("fixture.attic.Stray"));
    }

    /** Of all rules together: somebody who moves a class wants to see everything that it breaks. */
    private static List<String> violations(List<ArchRule> rules, JavaClasses classes) {
        List<String> found = new ArrayList<>();
        for (ArchRule rule : rules) {
            found.addAll(rule.evaluate(classes).getFailureReport().getDetails());
        }
        return found;
    }
}
